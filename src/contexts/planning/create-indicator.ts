import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { checkIndicatorRules } from '../../domain/plan/check-indicator-rules.js';
import { checkLanguagesOnce, checkStated } from '../../domain/plan/check-localised-text.js';
import type {
  Accumulation,
  Aggregation,
  Direction,
  IndicatorRules,
  ValueKind,
} from '../../domain/plan/indicator-rules.js';
import type { LocalisedText } from '../../domain/plan/localised-text.js';
import { record } from '../history/record.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { getOrganisation, type OrganisationRef } from '../organisations/organisation-ref.js';
import { IndicatorStore } from './indicator.store.js';
import { CodeTaken, PlanNotYours } from './planning.errors.js';
import { mayEditPlan } from './planning.policy.js';
import type { IndicatorEntity } from './tables/indicator.entity.js';

export interface NewIndicator {
  readonly owner: OrganisationRef;
  readonly code: string;
  readonly title: LocalisedText;
  readonly definition: LocalisedText;
  readonly source?: LocalisedText | null;
  readonly unit: string;
  readonly decimals?: number | null;
  readonly valueKind: ValueKind;
  readonly direction: Direction;
  readonly aggregation: Aggregation;
  readonly accumulation?: Accumulation | null;
  readonly minimum?: number | null;
  readonly maximum?: number | null;
  readonly factor?: number | null;
  readonly frequencyYears?: number | null;
  readonly publicationLagYears?: number | null;
}

export async function createIndicator(session: Session, actor: Actor, input: NewIndicator): Promise<IndicatorEntity> {
  checkStated(input.title, 'title');
  checkStated(input.definition, 'definition');
  checkLanguagesOnce(input.source ?? [], 'source');
  const rules = rulesOf(input);
  checkIndicatorRules(rules);
  const owner = await getOrganisation(session, input.owner, 'owner');
  const lineage = await session.use(OrganisationStore).lineage(owner.id);
  if (!mayEditPlan(actor, lineage)) throw new PlanNotYours(`create an indicator for '${owner.code}'`);

  const indicators = session.use(IndicatorStore);
  if (await indicators.findByCode(owner.id, input.code)) {
    throw new CodeTaken('an indicator', input.code, `'${owner.code}'`);
  }
  const indicator: IndicatorEntity = {
    id: uuidv7(),
    ownerId: owner.id,
    code: input.code,
    title: input.title,
    definition: input.definition,
    source: input.source ?? [],
    searchText: [input.code, ...input.title.map(({ text }) => text)].join('\n').toLocaleLowerCase('da'),
    ...rules,
  };
  await indicators.insert(indicator);
  const { searchText: _, ...facts } = indicator;
  await record(session, actor, {
    action: 'indicator_created',
    subjectType: 'Indicator',
    subjectId: indicator.id,
    facts,
  });
  return indicator;
}

function rulesOf(input: NewIndicator): IndicatorRules {
  return {
    unit: input.unit,
    decimals: input.decimals ?? 0,
    valueKind: input.valueKind,
    direction: input.direction,
    aggregation: input.aggregation,
    accumulation: input.accumulation ?? 'POINT_IN_TIME',
    factor: input.factor ?? (input.valueKind === 'SHARE' ? 100 : 1),
    minimum: input.minimum ?? null,
    maximum: input.maximum ?? null,
    frequencyYears: input.frequencyYears ?? 1,
    publicationLagYears: input.publicationLagYears ?? 1,
  };
}
