import type { NumberLanguage } from '../quantity/format-number.js';
import type { MissingReason } from '../review/measurement.js';
import { DANISH } from './explanation-words.da.js';
import { ENGLISH } from './explanation-words.en.js';
import { SWEDISH } from './explanation-words.sv.js';
import type { Flag, ProgressStatus, Reason } from './judgement.js';

/**
 * All words of one language, in lower case and without a full stop: sentences are made of them. Amounts arrive
 * formatted, with their unit; years as whole numbers.
 */
export interface ExplanationWords {
  readonly statuses: Readonly<Record<ProgressStatus, string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly missing: Readonly<Record<MissingReason, string>>;
  /** The flags that a reader should hear about. */
  readonly remarks: Readonly<Partial<Record<Flag, string>>>;

  readonly yes: string;
  readonly no: string;
  level(level: string): string;
  levels(count: string, isOne: boolean): string;
  percentagePoints(count: string, isOne: boolean): string;

  inYear(amount: string, year: number): string;
  untilYear(amount: string, year: number): string;
  behindPlan(difference: string, planned: string): string;
  aheadOfPlan(difference: string, planned: string): string;
  readonly asPlanned: string;
  nearPlan(planned: string): string;
  readonly noProgressYet: string;
  worseThanBaseline(difference: string, baseline: string, year: number): string;
  /** The same of a sum over years, set against as many years at the baseline. */
  worseThanBaselineYears(difference: string, sum: string): string;

  /** The per cent of several organisations that answered yes. */
  sayYes(amount: string, year: number): string;
  target(amount: string, year: number, isPast: boolean): string;
  /** The target of one year, where years were added up. */
  targetOfYear(amount: string, year: number): string;
  targetReached(amount: string, year: number): string;
  targetNearlyReached(amount: string, year: number): string;
  /** The same of a sum over years, whose target is the sum of their plan. */
  sumReached(amount: string): string;
  sumNearlyReached(amount: string): string;

  /** Where the past pattern leads. Rough: from two values, or further ahead than there is history behind. */
  forecast(amount: string, year: number, how: { readonly isRough: boolean; readonly isOneYear: boolean }): string;
  /** The same, with the target of that same year. */
  forecastAgainst(forecast: string, target: string): string;

  atLeast(bound: string): string;
  atMost(bound: string): string;
  between(minimum: string, maximum: string): string;
  kept(condition: string): string;
  noLongerKept(condition: string): string;
  notKept(condition: string): string;
  approaching(condition: string): string;

  done(year: number): string;
  notYetDone(year: number, due: number): string;
  notDone(year: number, due: number): string;

  coverage(reported: number, expected: number, year: number | null): string;
  ofInhabitants(share: string): string;
  known(amount: string): string;
  readonly sumNeedsAll: string;

  meanAttainment(share: string): string;
  ofIndicators(count: number): string;
  counted(status: ProgressStatus, count: number): string;
  indicatorsAssessed(reported: number, expected: number, share: string): string;
}

const WORDS: Readonly<Record<NumberLanguage, ExplanationWords>> = { DA: DANISH, SV: SWEDISH, EN: ENGLISH };

/** The words of a language. */
export function wordsOf(language: NumberLanguage): ExplanationWords {
  return WORDS[language];
}
