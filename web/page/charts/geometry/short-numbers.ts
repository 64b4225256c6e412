/** How the numbers of a chart are shortened, so that they can be told apart and fit beside their dots. */
export interface ShortNumbers {
  /** What a number is divided by before it is written. */
  readonly factor: 1 | 1e6 | 1e9;
  readonly decimals: number;
}

/** Units that count in thousands or millions already. */
const COUNTS_ALREADY =
  /^((mio|mia|mn|md|bn|mkr|mdkr|msek)\b|million|miljon|milliard|miljard|billion|tusind|tusen|thousand|1[.,\u00a0 ]?000|t\.? ?kr|tkr)/i;
const FIGURES = 3;

/** The fewest decimals that lose nothing of these values; three figures of what is counted in millions. */
export function shortNumbers(
  values: readonly number[],
  { unit, decimals }: { readonly unit: string; readonly decimals: number },
): ShortNumbers {
  const greatest = Math.max(0, ...values.map(Math.abs));
  const factor = COUNTS_ALREADY.test(unit) || greatest < 1e6 ? 1 : greatest < 1e9 ? 1e6 : 1e9;
  if (factor !== 1) {
    return { factor, decimals: Math.max(0, FIGURES - 1 - Math.floor(Math.log10(greatest / factor))) };
  }
  const most = Math.min(20, Math.max(0, Math.trunc(decimals)));
  for (let fewer = 0; fewer < most; fewer++) {
    if (values.every((value) => Number(value.toFixed(fewer)) === Number(value.toFixed(most)))) {
      return { factor, decimals: fewer };
    }
  }
  return { factor, decimals: most };
}
