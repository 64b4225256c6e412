import type { IndicatorRules } from '../plan/indicator-rules.js';
import { formatWithUnit, type NumberLanguage } from '../quantity/format-number.js';
import { isKeeping, senseOf } from './condition.js';
import { type Amounts, amountsOf } from './explanation-amounts.js';
import { type ExplanationWords, wordsOf } from './explanation-words.js';
import { type IndicatorJudgement, type NodeJudgement, PROGRESS_STATUSES } from './judgement.js';
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
 * What the judgement of an indicator says, for a council member: the value with its year, the plan, the target, and
 * what to keep in mind. Rounded as the indicator asks.
 */
export function explain(judgement: IndicatorJudgement, rules: IndicatorRules, language: NumberLanguage): string {
  const words = wordsOf(language);
  const explaining = { judgement, rules, words, amounts: amountsOf(judgement, rules, language), language };
  const first = judgement.status === 'NOT_ASSESSED' ? unassessed(explaining) : assessed(explaining);
  const remarks = judgement.flags.flatMap((flag) => words.remarks[flag] ?? []);
  return sentences([first, ...remarks]);
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
  return sentences([`${words.statuses[status]}: ${facts}`, ...remarks]);
}

function whyNodeUnassessed({ reason, coverage }: NodeJudgement, words: ExplanationWords, language: NumberLanguage) {
  if (reason !== 'COVERAGE_TOO_LOW') return words.reasons[reason ?? 'nothing_to_assess'];
  const share = formatWithUnit(100 * coverage.share, 0, '%', language);
  return words.indicatorsAssessed(coverage.reported, coverage.expected, share);
}

function sentences(parts: readonly string[]): string {
  return parts.map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}.`).join(' ');
}

function unassessed({ judgement, rules, words, amounts, language }: Explaining): string {
  const { value, dataYear, reason, missing, coverage } = judgement;
  const shown = value === null || dataYear === null ? '' : `${words.inYear(amounts.of(value), dataYear)}. `;
  const because =
    reason === 'no_observation' && missing !== null
      ? words.missing[missing]
      : words.reasons[reason ?? 'no_observation'];
  const facts = [reason === 'COVERAGE_TOO_LOW' && rules.aggregation === 'SUM' ? words.sumNeedsAll : because];
  if (reason === 'COVERAGE_TOO_LOW') facts.push(coverageInWords(judgement, words, language));
  if (reason === 'COVERAGE_TOO_LOW' && coverage.partialValue !== null) {
    facts.push(words.known(amounts.of(coverage.partialValue)));
  }
  return `${shown}${words.statuses.NOT_ASSESSED}: ${facts.join('; ')}`;
}

function coverageInWords(judgement: IndicatorJudgement, words: ExplanationWords, language: NumberLanguage): string {
  const { reported, expected, populationShare } = judgement.coverage;
  const counted = words.coverage(reported, expected, judgement.dataYear);
  if (populationShare === null) return counted;
  return `${counted} (${words.ofInhabitants(formatWithUnit(100 * populationShare, 0, '%', language))})`;
}

function assessed(explaining: Explaining): string {
  const { judgement, rules } = explaining;
  if (rules.valueKind === 'YES_NO' || rules.direction === 'ACHIEVE') {
    const isOfOne = judgement.organisation !== null && (judgement.target?.value ?? 1) <= 1;
    if (isOfOne && isAchieving(rules)) return achieved(explaining);
  }
  const isKept = isKeeping(rules.direction) || judgement.flags.includes('already_beyond_target');
  return isKept ? kept(explaining) : moved(explaining);
}

function achieved({ judgement, words }: Explaining): string {
  const year = judgement.dataYear ?? judgement.year;
  const due = judgement.target?.year ?? year;
  if (judgement.status === 'TARGET_REACHED') return words.done(year);
  return judgement.flags.includes('pending') ? words.notYetDone(year, due) : words.notDone(year, due);
}

function kept({ judgement, rules, words, amounts }: Explaining): string {
  const { status, value, dataYear, target } = judgement;
  const shown = value === null || dataYear === null ? '' : `${words.inYear(amounts.of(value), dataYear)}; `;
  const condition = conditionInWords(rules, target, words, amounts);
  const isOutside = judgement.pace !== null && (judgement.judged?.value ?? 0) > 0;
  if (isOutside && status === 'ON_TRACK') return `${shown}${words.approaching(condition)}`;
  if (status === 'ON_TRACK' || status === 'TARGET_REACHED') return `${shown}${words.kept(condition)}`;
  const isLost = status === 'MOVING_AWAY' && judgement.pace === null;
  return `${shown}${isLost ? words.noLongerKept(condition) : words.notKept(condition)}`;
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
  const { judgement, rules, words, amounts } = explaining;
  const { judged, dataYear, target } = judgement;
  if (judged === null || dataYear === null || target === null || target.value === null) {
    return words.statuses[judgement.status];
  }
  const isSum = judgement.flags.includes('sum_of_years');
  const amount = amounts.of(judged.value);
  const ofOneYear = rules.valueKind === 'YES_NO' ? words.sayYes(amount, dataYear) : words.inYear(amount, dataYear);
  const shown = isSum ? words.untilYear(amount, dataYear) : ofOneYear;
  const goal = amounts.of(target.value);
  if (judgement.status === 'TARGET_REACHED') return `${shown}; ${words.targetReached(goal, target.year)}`;
  const ending = judgement.flags.includes('nearly_reached')
    ? words.targetNearlyReached(goal, target.year)
    : isSum
      ? words.targetOfYear(goal, target.year)
      : words.target(goal, target.year, dataYear >= target.year);
  return `${shown}, ${relationToPlan(explaining)}; ${ending}`;
}

function relationToPlan({ judgement, rules, words, amounts }: Explaining): string {
  const { judged, status, baseline } = judgement;
  if (judged === null || judged.planned === null || judged.baseline === null) return words.statuses[status];
  const { value, planned } = judged;
  if (status === 'MOVING_AWAY' && baseline !== null) {
    const difference = amounts.between(value, judged.baseline);
    return words.worseThanBaseline(difference, amounts.of(judged.baseline), baseline.year);
  }
  const isPerCentOfYes = rules.valueKind === 'YES_NO';
  const ahead = (isPerCentOfYes ? 1 : senseOf(rules.direction)) * (value - planned);
  if (amounts.of(value) === amounts.of(planned)) return words.asPlanned;
  if (ahead > 0) {
    const isMerelyUnchanged = status === 'FAR_BEHIND';
    return isMerelyUnchanged
      ? words.noProgressYet
      : words.aheadOfPlan(amounts.between(value, planned), amounts.of(planned));
  }
  if (status === 'ON_TRACK') return words.nearPlan(amounts.of(planned));
  return words.behindPlan(amounts.between(value, planned), amounts.of(planned));
}
