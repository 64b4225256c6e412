import type { ReactNode } from 'react';
import type { ProgressStatus } from '../../../src/domain/progress/judgement.js';
import { useTexts } from '../language/texts.js';
import './status.css';

/** The last part of the class that gives the colour. */
const TONES: Readonly<Record<ProgressStatus, string>> = {
  TARGET_REACHED: 'reached',
  ON_TRACK: 'on',
  BEHIND: 'behind',
  FAR_BEHIND: 'far',
  MOVING_AWAY: 'away',
  NOT_ASSESSED: 'na',
};

/** The class that sets `--st`, the colour of a status. */
export function statusClass(status: ProgressStatus): string {
  return `status-${TONES[status]}`;
}

/** The sign of a status; its word stands beside it and is its name. */
export function StatusSymbol({ status }: { readonly status: ProgressStatus }): ReactNode {
  return (
    <svg
      className={`status-symbol ${statusClass(status)}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
    >
      {DRAWINGS[status]}
    </svg>
  );
}

/** The sign and the word, in the status's colour. */
export function StatusWord({ status }: { readonly status: ProgressStatus }): ReactNode {
  const { t } = useTexts();
  return (
    <span className={`status ${statusClass(status)}`}>
      <StatusSymbol status={status} />
      <span>{t(`status.${status}`)}</span>
    </span>
  );
}

const DRAWINGS: Readonly<Record<ProgressStatus, ReactNode>> = {
  TARGET_REACHED: (
    <>
      <circle className="status-full" cx="8" cy="8" r="7.25" />
      <path className="status-knock" d="M4.4 8.4 7 11l4.6-5.4" />
    </>
  ),
  ON_TRACK: <Bars full={3} />,
  BEHIND: <Bars full={2} />,
  FAR_BEHIND: <Bars full={1} />,
  MOVING_AWAY: <path className="status-arrow" d="M8 2.5 2.5 8 8 13.5M3 8h12" />,
  NOT_ASSESSED: <circle className="status-broken" cx="8" cy="8" r="6.25" />,
};

/** Marks of a measuring rule: as many are full as the pace has earned. */
function Bars({ full }: { readonly full: 1 | 2 | 3 }): ReactNode {
  return (
    <>
      {[5, 9, 13].map((height, index) =>
        index < full ? (
          <rect key={height} className="status-full" x={1 + 5 * index} y={14.5 - height} width="4" height={height} />
        ) : (
          <rect
            key={height}
            className="status-hollow"
            x={1.6 + 5 * index}
            y={15.1 - height}
            width="2.8"
            height={height - 1.2}
          />
        ),
      )}
    </>
  );
}
