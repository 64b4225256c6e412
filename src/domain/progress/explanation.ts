import type { IndicatorRules } from '../plan/indicator-rules.js';
import { formatWithUnit, type NumberLanguage } from '../quantity/format-number.js';
import { senseOf } from './condition.js';
import { type Amounts, amountsOf } from './explanation-amounts.js';
import { isKept } from './explanation-kept.js';
import { type ExplanationWords, wordsOf } from './explanation-words.js';
import { type IndicatorJudgement, type NodeJudgement, PROGRESS_STATUSES, type YearValue } from './judgement.js';
import { sumOf } from './numbers.js';
import { isAchieving } from './series.js';

interface Explaining {
  readonly judgement: IndicatorJudgement;
  readonly rules: IndicatorRules;
  readonly words: ExplanationWords;
  readonly amounts: Amounts;
  readonly language: NumberLanguage;
}

/**
 * What the judgement of an indicator says, for a council member, in one sentence: the value with its year, the plan,
 * the target, where the past pattern leads; and in a second one of whom it speaks and what to keep in mind. Built from
 * the numbers of the judgement, rounded as the indicator asks.
 */
export function explain(judgement: IndicatorJudgement, rules: IndicatorRules, language: NumberLanguage): string {
  const words = wordsOf(language);
  const explaining = { judgement, rules, words, amounts: amountsOf(judgement, rules, language), language };
  const facts = judgement.status === 'NOT_ASSESSED' ? unassessed(explaining) : assessed(explaining);
  const remarks = judgement.flags.flatMap((flag) => words.remarks[flag] ?? []);
  return sentences(facts, isPartlyCovered(judgement) ? [coverageInWords(explaining), ...remarks] : remarks);
}

/** What the judgement of a goal, a theme or a strategy says: status, mean, and how many have which status. */
export function explainNode(judgement: NodeJudgement, language: NumberLanguage): string {
  const words = wordsOf(language);
  const { status, attainment, counts } = judgement;
  const byStatus = [
    counts.targetReached,
    counts.onTrack,
    counts.behind,
    counts.farBehind,
    counts.movingAway,
    counts.notAssessed,
  ];
  const counted = PROGRESS_STATUSES.flatMap((one, index) => {
    const count = byStatus[index] ?? 0;
    return count === 0 ? [] : words.counted(one, count);
  });
  const facts =
    attainment === null
      ? whyNodeUnassessed(judgement, words, language)
      : [
          words.meanAttainment(formatWithUnit(attainment, 0, '%', language)),
          `${words.ofIndicators(sumOf(byStatus))}: ${counted.join(', ')}`,
        ].join('; ');
  const remarks = judgement.flags.flatMap((flag) => words.remarks[flag] ?? []);
  return sentences(`${words.statuses[status]}: ${facts}`, remarks);
}

function whyNodeUnassessed({ reason, coverage }: NodeJudgement, words: ExplanationWords, language: NumberLanguage) {
  if (reason !== 'COVERAGE_TOO_LOW') return words.reasons[reason ?? 'nothing_to_assess'];
  const share = formatWithUnit(100 * coverage.share, 0, '%', language);
  return words.indicatorsAssessed(coverage.reported, coverage.expected, share);
}

/** At most two: the facts, and all remarks. A unit such as "kr." brings its own full stop. */
function sentences(facts: string, remarks: readonly string[]): string {
  return [facts, remarks.join('; ')]
    .filter((said) => said !== '')
    .map((said) => `${said.charAt(0).toUpperCase()}${said.slice(1)}${said.endsWith('.') ? '' : '.'}`)
    .join(' ');
}

function unassessed(explaining: Explaining): string {
  const { judgement, rules, words, amounts } = explaining;
  const { value, dataYear, reason, missing, coverage } = judgement;
  const because =
    reason === 'no_observation' && missing !== null
      ? words.missing[missing]
      : words.reasons[reason ?? 'no_observation'];
  const facts = [reason === 'COVERAGE_TOO_LOW' && rules.aggregation === 'SUM' ? words.sumNeedsAll : because];
  if (reason === 'COVERAGE_TOO_LOW') facts.push(coverageInWords(explaining));
  if (reason === 'COVERAGE_TOO_LOW' && coverage.partialValue !== null) {
    facts.push(words.known(amounts.of(coverage.partialValue)));
  }
  const said = `${words.statuses.NOT_ASSESSED}: ${facts.join('; ')}`;
  if (value === null || dataYear === null) return said;
  return `${words.inYear(amounts.of(value), dataYear)}, ${said.charAt(0).toLowerCase()}${said.slice(1)}`;
}

/** Whether a figure is told that speaks of some only; without one, coverage is the reason or none of the matter. */
function isPartlyCovered({ status, value, coverage: { reported, expected } }: IndicatorJudgement): boolean {
  return (status !== 'NOT_ASSESSED' || value !== null) && reported < expected;
}

function coverageInWords({ judgement, words, language }: Explaining): string {
  const { reported, expected, populationShare } = judgement.coverage;
  const counted = words.coverage(reported, expected, judgement.dataYear);
  if (populationShare === null) return counted;
  return `${counted} (${words.ofInhabitants(formatWithUnit(100 * populationShare, 0, '%', language))})`;
}

function assessed(explaining: Explaining): string {
  const { judgement, rules } = explaining;
  if (isAchieving(rules) && !judgement.inPerCent) return achieved(explaining);
  return isKept(judgement, rules) ? kept(explaining) : moved(explaining);
}

function achieved({ judgement, words }: Explaining): string {
  const year = judgement.dataYear ?? judgement.year;
  const due = judgement.target?.year ?? year;
  if (judgement.status === 'TARGET_REACHED') return words.done(year);
  return judgement.flags.includes('pending') ? words.notYetDone(year, due) : words.notDone(year, due);
}

function kept(explaining: Explaining): string {
  const { judgement, words, amounts } = explaining;
  const { value, dataYear } = judgement;
  const shown = value === null || dataYear === null ? [] : [words.inYear(amounts.of(value), dataYear)];
  const ahead = forecast(explaining);
  return [...shown, conditionAsKept(explaining), ...(ahead === null ? [] : [ahead])].join('; ');
}

function conditionAsKept({ judgement, rules, words, amounts }: Explaining): string {
  const { status, target } = judgement;
  const condition = conditionInWords(rules, target, words, amounts);
  const isOutside = judgement.pace !== null && (judgement.judged?.value ?? 0) > 0;
  if (isOutside && status === 'ON_TRACK') return words.approaching(condition);
  if (status === 'ON_TRACK' || status === 'TARGET_REACHED') return words.kept(condition);
  return status === 'MOVING_AWAY' && judgement.pace === null ? words.noLongerKept(condition) : words.notKept(condition);
}

function conditionInWords(
  { direction }: IndicatorRules,
  target: IndicatorJudgement['target'],
  words: ExplanationWords,
  amounts: Amounts,
): string {
  if (target?.bandMinimum != null && target.bandMaximum !== null) {
    return words.between(amounts.of(target.bandMinimum), amounts.of(target.bandMaximum));
  }
  const bound = amounts.of(target?.value ?? 0);
  return senseOf(direction) === 1 ? words.atLeast(bound) : words.atMost(bound);
}

function moved(explaining: Explaining): string {
  const { judgement, words, amounts } = explaining;
  const { judged, dataYear, target } = judgement;
  if (judged === null || dataYear === null || target === null || target.value === null) {
    return words.statuses[judgement.status];
  }
  const isSum = judgement.flags.includes('sum_of_years');
  const amount = amounts.of(judged.value);
  const ofOneYear = judgement.inPerCent ? words.sayYes(amount, dataYear) : words.inYear(amount, dataYear);
  const shown = isSum ? words.untilYear(amount, dataYear) : ofOneYear;
  const isReached = judgement.status === 'TARGET_REACHED';
  const facts = [isReached ? shown : `${shown}, ${relationToPlan(explaining)}`];
  const asked = { year: target.year, value: target.value, judged: judged.target ?? target.value };
  return [...facts, ...targetAndForecast(explaining, asked)].join('; ');
}

/**
 * In one clause where they are of the same year. What is reached of a sum over years is the sum of their plan: the
 * target itself is that of one year.
 */
function targetAndForecast(
  explaining: Explaining,
  { year, value, judged }: YearValue & { readonly judged: number },
): readonly string[] {
  const { judgement, words, amounts } = explaining;
  const { status, flags, dataYear } = judgement;
  const ahead = forecast(explaining);
  const said = (target: string) => (ahead === null ? [target] : [target, ahead]);
  const isSum = flags.includes('sum_of_years');
  const goal = amounts.of(isSum ? judged : value);
  if (status === 'TARGET_REACHED') return said(isSum ? words.sumReached(goal) : words.targetReached(goal, year));
  if (flags.includes('nearly_reached')) {
    return said(isSum ? words.sumNearlyReached(goal) : words.targetNearlyReached(goal, year));
  }
  if (ahead !== null && judgement.forecast?.year === year) {
    return [words.forecastAgainst(ahead, amounts.besideForecast(value))];
  }
  if (isSum) return said(words.targetOfYear(amounts.of(value), year));
  return said(words.target(goal, year, dataYear !== null && dataYear >= year));
}

/** Where the past pattern leads, or null where there is no forecast of a later year. */
function forecast({ judgement, words, amounts }: Explaining): string | null {
  const { forecast: found, dataYear, flags } = judgement;
  if (found === null || found.value === null || dataYear === null || found.year <= dataYear) return null;
  const isRough =
    found.refusedBecause === 'two_points_no_error_estimate' || found.flags.includes('horizon_longer_than_history');
  return words.forecast(amounts.ofForecast(found.value), found.year, {
    isRough,
    isOneYear: flags.includes('sum_of_years'),
  });
}

function relationToPlan({ judgement, rules, words, amounts }: Explaining): string {
  const { judged, status, baseline } = judgement;
  if (judged === null || judged.planned === null || judged.baseline === null) return words.statuses[status];
  const { value, planned } = judged;
  if (status === 'MOVING_AWAY' && baseline !== null) {
    const difference = amounts.between(value, judged.baseline);
    const before = amounts.of(judged.baseline);
    return judgement.flags.includes('sum_of_years')
      ? words.worseThanBaselineYears(difference, before)
      : words.worseThanBaseline(difference, before, baseline.year);
  }
  const ahead = (judgement.inPerCent ? 1 : senseOf(rules.direction)) * (value - planned);
  if (amounts.of(value) === amounts.of(planned)) {
    return status === 'ON_TRACK' ? words.asPlanned : words.statuses[status].toLowerCase();
  }
  if (ahead > 0) {
    const isMerelyUnchanged = status === 'FAR_BEHIND';
    return isMerelyUnchanged
      ? words.noProgressYet
      : words.aheadOfPlan(amounts.between(value, planned), amounts.of(planned));
  }
  if (status === 'ON_TRACK') return words.nearPlan(amounts.of(planned));
  return words.behindPlan(amounts.between(value, planned), amounts.of(planned));
}
