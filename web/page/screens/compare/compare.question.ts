import type { Answer, Question } from '../../api/ask.js';
import type { Asked } from '../../asked.js';
import { organisationRefOf } from '../../parts/organisation-ref.js';
import { askedComparisonOf } from './asked-comparison.js';

export type CompareFrame = NonNullable<Answer<'CompareFrame'>['strategy']>;
export type ComparedUse = NonNullable<CompareFrame['goal']>['indicators'][number];

const USUAL_YEARS = 5;

export function compareFrameQuestion({ params, language }: Asked): Question<'CompareFrame'> {
  return {
    name: 'CompareFrame',
    variables: { slug: params['slug'] ?? '', goal: params['goalCode'] ?? '', language },
  };
}

/** The indicator of the address; null where the goal has no such one. */
export function comparedUseOf({ strategy }: Answer<'CompareFrame'>, { params }: Asked): ComparedUse | null {
  const uses = strategy?.goal?.indicators ?? [];
  return uses.find(({ indicator }) => indicator.code === params['indicatorCode']) ?? null;
}

export function comparisonQuestion(frame: CompareFrame, use: ComparedUse, asked: Asked): Question<'Comparison'> {
  const { like, count } = askedComparisonOf(asked.search);
  const similarTo = organisationRefOf(like);
  const years = comparedYears(frame, use, asked.search);
  return {
    name: 'Comparison',
    variables: {
      id: use.id,
      years: [...years],
      latest: years.at(-1) ?? frame.endYear,
      peers: similarTo ? { similarTo, count } : null,
      language: asked.language,
    },
  };
}

/** Those asked for, or else the last ones that have figures. The latest of them ranks. */
export function comparedYears(frame: CompareFrame, use: ComparedUse, search: URLSearchParams): readonly number[] {
  const { years } = askedComparisonOf(search);
  if (years.length > 0) return years;
  const last = use.progress.dataYear ?? use.progress.year;
  const first = Math.max(firstYearOf(frame, use), last - USUAL_YEARS + 1);
  return yearsBetween(first, last);
}

/** The years that can be chosen, and those that the address has chosen besides. */
export function offeredYears(frame: CompareFrame, use: ComparedUse, search: URLSearchParams): readonly number[] {
  const offered = yearsBetween(firstYearOf(frame, use), frame.endYear);
  return [...new Set([...offered, ...comparedYears(frame, use, search)])].sort((a, b) => a - b);
}

function firstYearOf({ startYear }: CompareFrame, { baseline }: ComparedUse): number {
  return Math.min(startYear, baseline?.year ?? startYear);
}

function yearsBetween(first: number, last: number): number[] {
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => first + index);
}
