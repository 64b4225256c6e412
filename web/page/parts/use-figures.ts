import type { ValueKind } from '../../../src/domain/plan/indicator-rules.js';
import { shortNumbers } from '../charts/geometry/short-numbers.js';
import { useScaled } from '../charts/use-scaled.js';
import { useTexts } from '../language/texts.js';

/** How the values of an indicator are written. */
export interface Figures {
  /** Where the unit stands elsewhere, as at the head of a column. */
  plain(value: number): string;
  /** With its unit. */
  written(value: number): string;
  /** The same where there is little room. */
  short(value: number): string;
  /** For the head of a column; empty where the values say it themselves. */
  readonly unit: string;
  /** Those of the indicator, or as many as tell the value from its target. */
  readonly decimals: number;
}

export interface FigureFacts {
  readonly valueKind: ValueKind;
  readonly unit: string;
  readonly decimals: number;
}

export function useFigures({ valueKind, unit, decimals: stated }: FigureFacts, told: Told): Figures {
  const { t, number, amount } = useTexts();
  const scaled = useScaled();
  const decimals = stated + decimalsToTell(told, (value, more) => number(value, stated + more));
  if (valueKind === 'YES_NO' && !isInPerCent(told)) {
    const word = (value: number) => t(value === 1 ? 'chart.yes' : 'chart.no');
    return { plain: word, written: word, short: word, unit: '', decimals };
  }
  const plain = (value: number) => number(value, decimals);
  if (valueKind === 'YES_NO') {
    const written = (value: number) => amount(value, decimals, '%');
    return { plain, written, short: written, unit: t('figure.perCentYes'), decimals };
  }
  if (valueKind === 'LEVEL') {
    const written = (value: number) => t('chart.level', { level: plain(value) });
    return { plain, written, short: written, unit: '', decimals };
  }
  const shortened = (value: number, more: number) => {
    const short = shortNumbers([value], { unit, decimals });
    return scaled(value, { ...short, decimals: short.decimals + more }, unit);
  };
  const more = decimalsToTell(told, shortened);
  return {
    plain,
    written: (value) => amount(value, decimals, unit),
    short: (value) => shortened(value, more),
    unit,
    decimals,
  };
}

/** More do not help: the two differ by less than anybody measures. */
const MOST_MORE = 4;
const TOLERANCE = 1e-9;

/** How many decimals more it takes so that a value is not written like the target that it misses. */
function decimalsToTell({ value, target }: Told, written: (value: number, more: number) => string): number {
  if (value === null || target === null) return 0;
  const missed = [target.value, target.bandMinimum, target.bandMaximum].flatMap((bound) =>
    bound !== null && Math.abs(bound - value) > TOLERANCE * Math.max(1, Math.abs(value)) ? [bound] : [],
  );
  let more = 0;
  while (more < MOST_MORE && missed.some((bound) => written(bound, more) === written(value, more))) more += 1;
  return more;
}

/** Of whom the values are told, and which. */
interface Told {
  readonly organisation: object | null;
  readonly value: number | null;
  readonly target: {
    readonly value: number | null;
    readonly bandMinimum: number | null;
    readonly bandMaximum: number | null;
  } | null;
  readonly series: readonly { readonly value: number | null }[];
}

/** Whether a yes or no is told of several organisations, as the per cent of yes; one alone says 1 or 0. */
export function isInPerCent({ organisation, value, target, series }: Told): boolean {
  const isShare = (one: number | null) => one !== null && one !== 0 && one !== 1;
  return (
    organisation === null ||
    isShare(value) ||
    isShare(target?.value ?? null) ||
    series.some((one) => isShare(one.value))
  );
}
