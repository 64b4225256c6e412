import { useTexts } from '../../language/texts.js';
import type { GoalStrategyAnswer } from './goal.js';

/** Who does not pursue the goal, and why, in the participant's own words. */
export function LeftOut({
  goal,
  participants,
}: {
  readonly goal: string;
  readonly participants: GoalStrategyAnswer['participants'];
}) {
  const { t } = useTexts();
  const { nodes, totalCount } = participants;
  const without = nodes.flatMap(({ id, organisation, leftOut }) => {
    const found = leftOut.find((one) => one.goal.code === goal);
    return found ? { id, name: organisation?.name ?? t('goal.unnamed'), reason: found.reason } : [];
  });
  const isWhole = nodes.length === totalCount;
  return (
    <>
      {without.length === 0 && isWhole && <p>{t('goal.leftOutByNobody')}</p>}
      {!isWhole && <p className="note">{t('ask.firstOnly', { shown: nodes.length, all: totalCount })}</p>}
      <dl className="goal-left-out">
        {without.map(({ id, name, reason }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>{reason}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
