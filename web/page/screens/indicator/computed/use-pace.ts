import { useTexts } from '../../../language/texts.js';

const DECIMALS = 2;
const MORE_DECIMALS = 3;
/** Where the statuses part. */
const CUT_OFFS = [0.6, 0.95, 1];

/** A pace as it is written: with one decimal more where it would else look like a cut-off that it is not. */
export function useWrittenPace(): (pace: number) => string {
  const { number } = useTexts();
  return (pace) => {
    const shown = Number(pace.toFixed(DECIMALS));
    return number(pace, CUT_OFFS.includes(shown) && shown !== pace ? MORE_DECIMALS : DECIMALS);
  };
}
