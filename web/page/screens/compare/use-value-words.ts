import { useStripWords } from '../../charts/use-strip-words.js';
import type { ComparedUse } from './compare.question.js';
import type { ShownRow } from './shown-row.js';

export interface ValueWords {
  /** `61 %` */
  readonly amount: (value: number) => string;
  /** `61`, for a column that has its unit in its head. */
  readonly plain: (value: number) => string;
  /** Empty where a value says everything itself. */
  readonly unit: string;
  readonly isYesOrNo: boolean;
  /** Of a yes or no: departments speak together for one of those compared, so everybody has per cent of yes. */
  readonly isShareOfYes: boolean;
}

/** How the values of an indicator are written, in sentences and tables as in the charts beside them. */
export function useValueWords({ indicator }: ComparedUse, rows: readonly ShownRow[]): ValueWords {
  const values = rows.flatMap((row) => row.values.flatMap(({ value }) => value ?? []));
  const isShareOfYes = values.some((value) => value !== 0 && value !== 1);
  const { kind, words } = useStripWords(indicator, values, isShareOfYes);
  const unit = kind === 'YES_NO' || kind === 'LEVEL' ? '' : kind === 'PER_CENT_OF_YES' ? '%' : indicator.unit;
  return {
    // Charts leave a long unit to their caption; a sentence has none.
    amount: (value) => {
      const written = words.withUnit(value);
      return unit === '' || written.endsWith(unit) ? written : `${written}\u00a0${unit}`;
    },
    plain: words.value,
    unit,
    isYesOrNo: kind === 'YES_NO',
    isShareOfYes,
  };
}
