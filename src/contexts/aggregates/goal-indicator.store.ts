import { groupRows } from '../../database/group-rows.js';
import type { Parameter, Session } from '../../database/session.js';
import type { IndicatorRules } from '../../domain/plan/indicator-rules.js';
import type { Baseline, Target, Trajectory } from '../../domain/plan/target.js';
import type { GoalIndicatorToJudge, PlanToJudge } from '../../domain/progress/strategy-figures.js';

/** An indicator of a goal with what of its strategy its figures are joined by. */
export interface GoalIndicatorToJoin {
  readonly goalIndicator: GoalIndicatorToJudge;
  readonly goal: string;
  readonly plan: Pick<PlanToJudge, 'startYear' | 'endYear' | 'minimumCoverage'>;
}

/** Of which organisations something is wanted. */
export type Organisations = readonly string[] | 'everybody';

/** Indicators of goals as the calculation takes them, by plain rows and a constant number of statements. */
export class GoalIndicatorStore {
  constructor(private readonly session: Session) {}

  /**
   * By their ids.
   * @param organisations whose own baselines and targets, and of whom those responsible, are wanted
   */
  async toJudge(
    goalIndicatorIds: readonly string[],
    organisations: Organisations,
  ): Promise<ReadonlyMap<string, GoalIndicatorToJudge>> {
    const rows = await this.rowsOf(goalIndicatorIds);
    const around = await this.around(goalIndicatorIds, goalIndicatorIds, organisations);
    return new Map(rows.map((row) => [row.id, goalIndicatorOf(row, around)]));
  }

  /**
   * By their ids; own targets only where figures are added up, since nothing else that is joined depends on them.
   * @param organisations whose own baselines and targets, and of whom those responsible, are wanted
   */
  async toJoin(
    goalIndicatorIds: readonly string[],
    organisations: Organisations,
  ): Promise<ReadonlyMap<string, GoalIndicatorToJoin>> {
    const rows = await this.rowsOf(goalIndicatorIds);
    const added = rows.filter(({ aggregation }) => aggregation === 'SUM').map(({ id }) => id);
    const around = await this.around(goalIndicatorIds, added, organisations);
    return new Map(
      rows.map((row) => [
        row.id,
        {
          goalIndicator: goalIndicatorOf(row, around),
          goal: row.goalId,
          plan: { startYear: row.startYear, endYear: row.endYear, minimumCoverage: row.minimumCoverage },
        },
      ]),
    );
  }

  /** Ids of the goals' uses of an indicator. */
  async using(indicatorId: string): Promise<string[]> {
    const rows = await this.session.rows<{ id: string }>(
      'SELECT id FROM goal_indicator WHERE indicator_id = $1 ORDER BY id',
      [indicatorId],
    );
    return rows.map(({ id }) => id);
  }

  private rowsOf(goalIndicatorIds: readonly string[]): Promise<StoredGoalIndicator[]> {
    return this.session.rows(
      `SELECT goal_indicator.id, goal_indicator.goal_id AS "goalId", goal_indicator.indicator_id AS "indicatorId",
              goal_indicator.weight, goal_indicator.trajectory, goal_indicator.baseline_year AS "baselineYear",
              goal_indicator.baseline_value AS "baselineValue", strategy.start_year AS "startYear",
              strategy.end_year AS "endYear", strategy.minimum_coverage AS "minimumCoverage", indicator.direction,
              indicator.value_kind AS "valueKind", indicator.aggregation, indicator.accumulation, indicator.unit,
              indicator.decimals, indicator.factor, indicator.minimum, indicator.maximum,
              indicator.frequency_years AS "frequencyYears", indicator.publication_lag_years AS "publicationLagYears"
       FROM goal_indicator
       JOIN goal ON goal.id = goal_indicator.goal_id
       JOIN strategy ON strategy.id = goal.strategy_id
       JOIN indicator ON indicator.id = goal_indicator.indicator_id
       WHERE ${this.session.dialect.anyOf('goal_indicator.id', '$1')}`,
      [goalIndicatorIds],
    );
  }

  private async around(
    ids: readonly string[],
    ofOwnTargets: readonly string[],
    organisations: Organisations,
  ): Promise<Around> {
    const common = await this.session.rows<StoredTarget>(
      `SELECT goal_indicator_id, ${TARGET} FROM common_target WHERE ${this.anyOf('goal_indicator_id')} ORDER BY year`,
      [ids],
    );
    const ownTargets = await this.ofOrganisations<StoredTarget & StoredOwn>(
      `SELECT goal_indicator_id, organisation_id, ${TARGET} FROM own_target`,
      ofOwnTargets,
      organisations,
    );
    const ownBaselines = await this.ofOrganisations<Baseline & StoredOwn>(
      'SELECT goal_indicator_id, organisation_id, year, value FROM own_baseline',
      ids,
      organisations,
    );
    const responsible = await this.responsible(ids, organisations);
    return {
      targets: groupRows(common, idOf),
      ownTargets: groupRows(ownTargets, idOf),
      ownBaselines: groupRows(ownBaselines, idOf),
      responsible: groupRows(responsible, idOf),
    };
  }

  private async ofOrganisations<Row extends StoredOwn & { readonly year: number }>(
    select: string,
    goalIndicatorIds: readonly string[],
    organisations: Organisations,
  ): Promise<Row[]> {
    if (organisations.length === 0 || goalIndicatorIds.length === 0) return [];
    const conditions = [this.anyOf('goal_indicator_id')];
    const parameters: Parameter[] = [goalIndicatorIds];
    if (organisations !== 'everybody') {
      conditions.push(this.session.dialect.anyOf('organisation_id', '$2'));
      parameters.push(organisations);
    }
    return this.session.rows<Row>(`${select} WHERE ${conditions.join(' AND ')} ORDER BY year`, parameters);
  }

  /** Of a goal's indicator those named for it, else those named for its goal. */
  private async responsible(goalIndicatorIds: readonly string[], organisations: Organisations): Promise<StoredOwn[]> {
    if (organisations.length === 0) return [];
    const isEverybody = organisations === 'everybody';
    const wanted = isEverybody ? 'TRUE' : this.session.dialect.anyOf('organisation_id', '$2');
    return this.session.rows<StoredOwn>(
      `SELECT goal_indicator_id, organisation_id FROM goal_indicator_responsible
       WHERE ${this.anyOf('goal_indicator_id')} AND ${wanted}
       UNION ALL
       SELECT goal_indicator.id, goal_responsible.organisation_id
       FROM goal_indicator JOIN goal_responsible ON goal_responsible.goal_id = goal_indicator.goal_id
       WHERE ${this.anyOf('goal_indicator.id')} AND ${wanted} AND NOT EXISTS (
         SELECT 1 FROM goal_indicator_responsible AS named WHERE named.goal_indicator_id = goal_indicator.id)`,
      isEverybody ? [goalIndicatorIds] : [goalIndicatorIds, organisations],
    );
  }

  private anyOf(column: string): string {
    return this.session.dialect.anyOf(column, '$1');
  }
}

const TARGET = 'year, value, band_minimum, band_maximum';

interface StoredGoalIndicator extends IndicatorRules {
  readonly id: string;
  readonly goalId: string;
  readonly indicatorId: string;
  readonly weight: number;
  readonly trajectory: Trajectory;
  readonly baselineYear: number | null;
  readonly baselineValue: number | null;
  readonly startYear: number;
  readonly endYear: number;
  readonly minimumCoverage: number;
}

interface StoredOwn {
  readonly goal_indicator_id: string;
  readonly organisation_id: string;
}

interface StoredTarget {
  readonly goal_indicator_id: string;
  readonly year: number;
  readonly value: number | null;
  readonly band_minimum: number | null;
  readonly band_maximum: number | null;
}

/** What is stored around indicators of goals, by their ids. */
interface Around {
  readonly targets: ReadonlyMap<string, readonly StoredTarget[]>;
  readonly ownTargets: ReadonlyMap<string, readonly (StoredTarget & StoredOwn)[]>;
  readonly ownBaselines: ReadonlyMap<string, readonly (Baseline & StoredOwn)[]>;
  readonly responsible: ReadonlyMap<string, readonly StoredOwn[]>;
}

function idOf({ goal_indicator_id }: { readonly goal_indicator_id: string }): string {
  return goal_indicator_id;
}

function goalIndicatorOf(row: StoredGoalIndicator, around: Around): GoalIndicatorToJudge {
  const { id, indicatorId, weight, trajectory, baselineYear, baselineValue } = row;
  const ownTargets = groupRows(around.ownTargets.get(id) ?? [], ({ organisation_id }) => organisation_id);
  return {
    id,
    indicator: indicatorId,
    weight,
    trajectory,
    rules: rulesOf(row),
    baseline: baselineYear === null ? null : { year: baselineYear, value: baselineValue },
    targets: (around.targets.get(id) ?? []).map(targetOf),
    ownBaselines: new Map(
      (around.ownBaselines.get(id) ?? []).map(({ organisation_id, year, value }) => [organisation_id, { year, value }]),
    ),
    ownTargets: new Map([...ownTargets].map(([organisation, targets]) => [organisation, targets.map(targetOf)])),
    responsible: (around.responsible.get(id) ?? []).map(({ organisation_id }) => organisation_id),
  };
}

function rulesOf(row: StoredGoalIndicator): IndicatorRules {
  const { direction, valueKind, aggregation, accumulation, unit, decimals, factor, minimum, maximum } = row;
  const { frequencyYears, publicationLagYears } = row;
  return {
    ...{ direction, valueKind, aggregation, accumulation, unit, decimals, factor, minimum, maximum },
    ...{ frequencyYears, publicationLagYears },
  };
}

function targetOf({ year, value, band_minimum, band_maximum }: StoredTarget): Target {
  return { year, value, bandMinimum: band_minimum, bandMaximum: band_maximum };
}
