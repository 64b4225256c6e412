import { useReason } from '../charts/use-reason.js';
import { useTexts } from '../language/texts.js';

/** How much of the way, beside its bar; without it why, in words, where the bar and the number would have stood. */
export function WayShare({
  attainment,
  reason,
}: {
  readonly attainment: number | null;
  readonly reason: string | null;
}) {
  const { percent } = useTexts();
  const because = useReason();
  if (attainment !== null) return <span className="number">{percent(attainment)}</span>;
  return <span className="note">{reason === null ? '–' : because(reason)}</span>;
}
