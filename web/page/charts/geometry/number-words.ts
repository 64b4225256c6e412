/** How the values of a chart are written. */
export interface NumberWords {
  /** As short as it can be told from the others; without its unit. */
  value(value: number): string;
  withUnit(value: number): string;
  /** The topmost one may carry the unit. */
  tick(value: number, of: { readonly step: number; readonly isTop: boolean; readonly isShort?: boolean }): string;
  /** Without a unit that is longer than a sign. */
  short(value: number): string;
  range(low: number, high: number, of?: { readonly isShort: boolean }): string;
}
