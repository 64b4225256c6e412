import { BadInput } from '../../../domain/domain-error.js';
import { checkLanguagesOnce, checkStated } from '../../../domain/plan/check-localised-text.js';
import { checkYear } from '../../../domain/quantity/check-year.js';
import type { StrategyEntity } from '../../planning/tables/strategy.entity.js';
import type { Change } from './change.js';
import type { Comparing } from './comparing.js';

const DEFAULT_MINIMUM_COVERAGE = 0.8;

/** Compares the strategy itself; null where it is refused. */
export function compareStrategy(
  comparing: Comparing,
  before: StrategyEntity | null,
  ownerId: string,
): Change<StrategyEntity> | null {
  const { strategy } = comparing.input.plan;
  const { slug, title, summary, startYear, endYear, path } = strategy;
  const minimumCoverage = strategy.minimumCoverage ?? before?.minimumCoverage ?? DEFAULT_MINIMUM_COVERAGE;
  return comparing.inPlan(path, () => {
    checkStated(title, 'title');
    checkLanguagesOnce(summary, 'summary');
    checkYear(startYear, 'startYear');
    checkYear(endYear, 'endYear');
    if (endYear <= startYear) {
      throw new BadInput(
        'endYear',
        'end_before_start',
        `The strategy must end after ${startYear}; ${endYear} does not.`,
      );
    }
    if (!(minimumCoverage >= 0 && minimumCoverage <= 1)) {
      throw new BadInput('minimumCoverage', 'not_a_share', 'The minimum coverage is a share between 0 and 1.');
    }
    if (before && before.ownerId !== ownerId) {
      throw new BadInput('owner', 'another_owner', `The strategy '${slug}' belongs to somebody else.`);
    }
    const stated = { slug, title, summary, startYear, endYear, minimumCoverage, ownerId };
    const id = comparing.ids.idOf(`The strategy '${slug}'`, before?.id);
    return {
      before,
      after: {
        version: 1,
        state: 'DRAFT',
        adoptedOn: null,
        decisionReference: null,
        predecessorId: null,
        ...before,
        ...stated,
        id,
      },
    };
  });
}
