import type { Box, Spot } from './boxes.js';

/** The sizes in which a chart writes; the class `c-text-…` draws them. */
export type TextStyle = 'small' | 'small-strong' | 'value' | 'strong' | 'large';
export type Anchor = 'start' | 'middle' | 'end';

/** A text where it stands; `y` is its base line. */
export interface Label extends Spot {
  readonly text: string;
  readonly style: TextStyle;
  readonly anchor: Anchor;
}

export const TEXT_SIZES: Readonly<Record<TextStyle, number>> = {
  small: 13,
  'small-strong': 13,
  value: 15,
  strong: 15,
  large: 20,
};

/** Advance widths of Source Sans 3 in hundredths of its size. */
const WIDTHS: readonly (readonly [string, number])[] = [
  ['ijlI.,:;\u2018\u2019', 26],
  [' \u00a0', 20],
  ['ftr()/-', 33],
  ['acsvxyzkJL', 48],
  ['ABCEFGHKPRSTVXYZÅÄ', 57],
  ['DNOQUÖØ', 66],
  ['mwMWÆæ%', 81],
];
const OTHERWISE = 54;
const STRONG = 1.04;
/** The fonts that stand in for it are wider. */
const SAFETY = 1.06;

const widths = new Map(WIDTHS.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)));

/** About how wide a text is: charts are drawn on the server too, where nothing can be measured. */
export function textWidth(text: string, style: TextStyle): number {
  const hundredths = [...text].reduce((sum, letter) => sum + (widths.get(letter) ?? OTHERWISE), 0);
  const weight = style === 'small' || style === 'value' ? 1 : STRONG;
  return (hundredths / 100) * TEXT_SIZES[style] * weight * SAFETY;
}

/** The height of capitals above the base line, and what hangs below it, of a text's size. */
export const CAPITALS = 0.76;
export const BELOW_LINE = 0.22;

/** From the top of the capitals to below the base line. */
export function boxOf({ text, style, anchor, x, y }: Label): Box {
  const width = textWidth(text, style);
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  return {
    left,
    right: left + width,
    top: y - CAPITALS * TEXT_SIZES[style],
    bottom: y + BELOW_LINE * TEXT_SIZES[style],
  };
}
