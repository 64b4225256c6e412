import type { Parameter, Session } from '../../../database/session.js';
import type { ValueKind } from '../../../domain/plan/indicator-rules.js';
import type { IndicatorEntity } from '../../planning/tables/indicator.entity.js';

/** What decides which figures and targets are accepted. */
export const RULES_OF_ACCEPTANCE = ['valueKind', 'factor', 'minimum', 'maximum', 'direction'] as const;
export type RuleOfAcceptance = (typeof RULES_OF_ACCEPTANCE)[number];

/** An indicator with its new rules. */
type Rules = Pick<IndicatorEntity, 'id' | RuleOfAcceptance>;

/** What is stored that an indicator's rules, changed, would no longer accept. */
export class UnfitFiguresStore {
  constructor(private readonly session: Session) {}

  /** How many figures, drafts and what counts beneath them included, one of the new rules would refuse. */
  figures(rules: Rules, rule: RuleOfAcceptance): Promise<number> {
    const { figure, bound } = unfitBy(rules, rule);
    return this.count(
      `SELECT organisation_id, year, category FROM measurement WHERE indicator_id = $1 AND (${figure})
       UNION
       SELECT organisation_id, year, category FROM leaf_figure WHERE indicator_id = $1 AND (${figure})`,
      [rules.id, ...bound],
    );
  }

  /** How many targets of single organisations one of the new rules would refuse. */
  ownTargets(rules: Rules, rule: RuleOfAcceptance): Promise<number> {
    const { target, bound } = unfitBy(rules, rule);
    return this.count(
      `SELECT own_target.year FROM own_target JOIN goal_indicator ON goal_indicator.id = own_target.goal_indicator_id
       WHERE goal_indicator.indicator_id = $1 AND (${target})`,
      [rules.id, ...bound],
    );
  }

  private async count(unfit: string, parameters: readonly Parameter[]): Promise<number> {
    const [row] = await this.session.rows<{ total: number | string }>(
      `SELECT COUNT(*) AS total FROM (${unfit}) AS unfit`,
      parameters,
    );
    return Number(row?.total);
  }
}

interface Unfit {
  /** Of a figure. */
  readonly figure: string;
  /** Of a target. */
  readonly target: string;
  readonly bound: readonly number[];
}

const NONE = 'FALSE';

function unfitBy({ valueKind, minimum, maximum, direction }: Rules, rule: RuleOfAcceptance): Unfit {
  switch (rule) {
    case 'valueKind':
      return { ...unfitByKind(valueKind), bound: [] };
    case 'factor':
      // What is stored of parts was worked out by the old factor.
      return { figure: 'numerator IS NOT NULL AND value IS NOT NULL', target: NONE, bound: [] };
    case 'minimum':
      if (minimum === null) return { figure: NONE, target: NONE, bound: [] };
      return { figure: 'value < $2', target: 'value < $2 OR band_minimum < $2', bound: [minimum] };
    case 'maximum':
      if (maximum === null) return { figure: NONE, target: NONE, bound: [] };
      return { figure: 'value > $2', target: 'value > $2 OR band_maximum > $2', bound: [maximum] };
    case 'direction':
      return { figure: NONE, target: direction === 'KEEP_WITHIN' ? 'value IS NOT NULL' : 'value IS NULL', bound: [] };
  }
}

function unfitByKind(valueKind: ValueKind): Pick<Unfit, 'figure' | 'target'> {
  const parts = 'numerator IS NOT NULL OR denominator IS NOT NULL';
  if (valueKind === 'SHARE' || valueKind === 'RATIO') return { figure: NONE, target: NONE };
  if (valueKind !== 'YES_NO' && valueKind !== 'LEVEL') return { figure: parts, target: NONE };
  const values = `value NOT IN (${valueKind === 'YES_NO' ? '0, 1' : '1, 2, 3, 4, 5'})`;
  return { figure: `${parts} OR ${values}`, target: values };
}
