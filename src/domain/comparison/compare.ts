import { countMembers } from '../progress/aggregate.js';
import type { MissingPart } from '../progress/judgement.js';
import type { ComparedRow, Comparison, ToCompare, YearSummary } from './comparison.js';
import { hideUnnamed, isWeightedByWhatIsPublic } from './hide-unnamed.js';
import { type Measured, measure } from './measure.js';
import { type Placed, placesOf } from './places.js';
import { quartilesOf } from './quartiles.js';
import { standingOf } from './standing.js';

/**
 * Compares participants in one indicator of a goal. They are ranked by the latest year; what is missing is listed and
 * never ranked; what must not be compared is shown, and in no rank and no summary; who takes part unnamed is not told,
 * neither by name nor by what else is said. Never throws on stored figures.
 */
export function compare(input: ToCompare): Comparison {
  const { goalIndicator, plan, years } = input;
  const latestYear = Math.max(...years);
  const latest = years.indexOf(latestYear);
  const { rows, withheld } = hideUnnamed(measure(input), {
    latest,
    isLatestOfPlan: plan.startYear <= latestYear && latestYear <= plan.endYear,
    isRecognisable: input.isNamedElsewhere || isWeightedByWhatIsPublic(goalIndicator.rules),
  });
  const placed = placesOf(rows, { standing: standingOf(goalIndicator, plan.endYear), latest });
  const everybody = [...placed.map(({ measured }) => measured), ...withheld];
  const isOrdinal = goalIndicator.rules.valueKind === 'LEVEL' || goalIndicator.rules.valueKind === 'YES_NO';
  return {
    rows: placed.map(rowOf),
    summaries: years.map((year, index) => summaryOf(everybody, { year, index, isOrdinal })),
  };
}

function rowOf({ measured, rank, place }: Placed): ComparedRow {
  return {
    rank,
    organisation: measured.key === null ? null : measured.organisation,
    values: measured.figures.map(({ year, value, missing, comparable }) => ({ year, value, missing, comparable })),
    judged: measured.judged,
    place,
  };
}

function summaryOf(
  everybody: readonly Measured[],
  { year, index, isOrdinal }: { readonly year: number; readonly index: number; readonly isOrdinal: boolean },
): YearSummary {
  const unnamed = new Set(everybody.flatMap(({ key, organisation }) => (key === null ? [organisation] : [])));
  // Only who is in it and who is missing: a summary is shown however few they are, with its coverage.
  const { members, missing, coverage } = countMembers(
    'MEDIAN',
    everybody.flatMap(({ figures }) => figures[index] ?? []),
  );
  const values = members.map(({ value }) => value);
  const nameless = (part: MissingPart): MissingPart =>
    part.organisation !== null && unnamed.has(part.organisation) ? { ...part, organisation: null } : part;
  return {
    year,
    ...quartilesOf(values, isOrdinal),
    coverage: { ...coverage, partialValue: null, missing: missing.map(nameless) },
  };
}
