import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { BadInput } from '../../domain/domain-error.js';
import { checkLanguagesOnce, checkStated } from '../../domain/plan/check-localised-text.js';
import type { LocalisedText } from '../../domain/plan/localised-text.js';
import { checkYear } from '../../domain/quantity/check-year.js';
import { record } from '../history/record.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { getOrganisation, type OrganisationRef } from '../organisations/organisation-ref.js';
import { PlanStore } from './plan.store.js';
import { PlanNotYours, StrategySlugTaken } from './planning.errors.js';
import { mayEditPlan } from './planning.policy.js';
import type { StrategyEntity } from './tables/strategy.entity.js';

const DEFAULT_MINIMUM_COVERAGE = 0.8;

export interface NewStrategy {
  readonly slug: string;
  readonly title: LocalisedText;
  readonly summary?: LocalisedText | null;
  readonly startYear: number;
  readonly endYear: number;
  readonly owner: OrganisationRef;
  readonly minimumCoverage?: number | null;
}

export async function createStrategy(session: Session, actor: Actor, input: NewStrategy): Promise<StrategyEntity> {
  checkNewStrategy(input);
  const owner = await getOrganisation(session, input.owner, 'owner');
  const lineage = await session.use(OrganisationStore).lineage(owner.id);
  if (!mayEditPlan(actor, lineage)) throw new PlanNotYours(`create a strategy for '${owner.code}'`);

  const plans = session.use(PlanStore);
  if (await plans.strategyBySlug(input.slug)) throw new StrategySlugTaken(input.slug);
  const strategy: StrategyEntity = {
    id: uuidv7(),
    version: 1,
    slug: input.slug,
    title: input.title,
    summary: input.summary ?? [],
    startYear: input.startYear,
    endYear: input.endYear,
    state: 'DRAFT',
    ownerId: owner.id,
    adoptedOn: null,
    decisionReference: null,
    minimumCoverage: input.minimumCoverage ?? DEFAULT_MINIMUM_COVERAGE,
    predecessorId: null,
  };
  await plans.insertStrategy(strategy);
  await record(session, actor, {
    action: 'strategy_created',
    subjectType: 'Strategy',
    subjectId: strategy.id,
    facts: { ...strategy },
  });
  return strategy;
}

function checkNewStrategy({ title, summary, startYear, endYear, minimumCoverage }: NewStrategy): void {
  checkStated(title, 'title');
  checkLanguagesOnce(summary ?? [], 'summary');
  checkYear(startYear, 'startYear');
  checkYear(endYear, 'endYear');
  if (endYear <= startYear) {
    throw new BadInput('endYear', 'end_before_start', `The strategy must end after ${startYear}; ${endYear} does not.`);
  }
  if (minimumCoverage != null && !(minimumCoverage >= 0 && minimumCoverage <= 1)) {
    throw new BadInput('minimumCoverage', 'not_a_share', 'The minimum coverage is a share between 0 and 1.');
  }
}
