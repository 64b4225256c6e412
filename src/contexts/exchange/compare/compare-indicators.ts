import type { Session } from '../../../database/session.js';
import { BadInput } from '../../../domain/domain-error.js';
import { checkIndicatorRules } from '../../../domain/plan/check-indicator-rules.js';
import { checkStated } from '../../../domain/plan/check-localised-text.js';
import type { LocalisedText } from '../../../domain/plan/localised-text.js';
import { IndicatorEntity } from '../../planning/tables/indicator.entity.js';
import type { IndicatorRow } from '../indicator-file.js';
import type { PlannedIndicator } from '../plan-file/plan-file.js';
import { type Change, type Outcome, outcomeOf } from './change.js';
import { Codes } from './codes.js';
import type { Comparing } from './comparing.js';
import { mergedText } from './merged-text.js';
import { refuseChanges } from './refuse-changes.js';

export interface IndicatorComparison {
  readonly changes: readonly Change<IndicatorEntity>[];
  readonly outcomes: readonly Outcome[];
  /** All that the owner will have, by code. */
  readonly known: Codes<IndicatorEntity>;
}

/** Compares the indicators of the plan, with what the file says of them, with the owner's stored ones. */
export async function compareIndicators(
  session: Session,
  comparing: Comparing,
  ownerId: string,
): Promise<IndicatorComparison> {
  const { plan, indicators: rows } = comparing.input;
  const stored = await session.manager.findBy(IndicatorEntity, { ownerId });
  const known = new Map(stored.map((one) => [one.code, one]));
  const rowOf = new Map(rows.map((row) => [row.code, row]));
  const planned = new Map<string, PlannedIndicator>();
  const changes = plan.indicators.flatMap((one) => {
    const change = comparing.inPlan(
      one.path,
      () => {
        if (planned.has(one.code)) throw new BadInput('code', 'duplicate_code', `'${one.code}' is there twice.`);
        planned.set(one.code, one);
        const before = known.get(one.code) ?? null;
        const after = indicatorOf(comparing, one, rowOf.get(one.code), { before, ownerId });
        return { before, after };
      },
      'indicators',
    );
    return change ? [change] : [];
  });
  refuseUnplanned(comparing, rows, planned);
  await refuseChanges(session, comparing, { changes, planned });
  for (const { after } of changes) known.set(after.code, after);
  return { changes, outcomes: changes.map(outcomeOf), known: new Codes('indicator', known) };
}

function indicatorOf(
  { input, ids }: Comparing,
  planned: PlannedIndicator,
  row: IndicatorRow | undefined,
  { before, ownerId }: { readonly before: IndicatorEntity | null; readonly ownerId: string },
): IndicatorEntity {
  const inFile = (text: string | null | undefined): LocalisedText =>
    text ? [{ language: input.plan.language, text }] : [];
  const title = planned.title.length > 0 ? planned.title : mergedText(before?.title, inFile(row?.name));
  const direction = planned.direction ?? row?.direction ?? before?.direction;
  if (!direction) throw new BadInput('direction', 'required', 'Neither the plan nor the file says what is better.');
  const unit = planned.unit ?? row?.unit ?? before?.unit;
  if (!unit) throw new BadInput('unit', 'required', 'Neither the plan nor the file gives a unit.');
  checkStated(title, 'title');
  const rules = {
    unit,
    direction,
    valueKind: planned.valueKind,
    aggregation: planned.aggregation,
    accumulation: planned.accumulation ?? 'POINT_IN_TIME',
    decimals: planned.decimals ?? 0,
    factor: planned.factor ?? (planned.valueKind === 'SHARE' ? 100 : 1),
    minimum: planned.minimum,
    maximum: planned.maximum,
    frequencyYears: planned.frequencyYears ?? 1,
    publicationLagYears: planned.publicationLagYears ?? 1,
  };
  checkIndicatorRules(rules);
  return {
    id: ids.idOf(`The indicator '${planned.code}'`, before?.id),
    ownerId,
    code: planned.code,
    title,
    // Where nobody defines it, its name has to do.
    definition: planned.definition.length > 0 ? planned.definition : title,
    source: planned.source.length > 0 ? planned.source : mergedText(before?.source, inFile(row?.source)),
    searchText: [planned.code, ...title.map(({ text }) => text)].join('\n').toLocaleLowerCase('da'),
    ...rules,
  };
}

function refuseUnplanned(
  comparing: Comparing,
  rows: readonly IndicatorRow[],
  planned: ReadonlyMap<string, unknown>,
): void {
  const codes = new Codes('indicator', planned);
  for (const row of rows) {
    comparing.inRow('indicators', row, () => {
      codes.get(row.code, 'code');
    });
  }
}
