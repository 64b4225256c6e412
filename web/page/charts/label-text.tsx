import type { ReactNode } from 'react';
import type { Label } from './geometry/label.js';

/** A label where the geometry has placed it. */
export function LabelText({ label }: { readonly label: Label }): ReactNode {
  const { text, style, anchor, x, y } = label;
  const size = style === 'small' ? '' : ` c-text-${style}`;
  const side = anchor === 'start' ? '' : ` c-${anchor}`;
  return (
    <text className={`c-text${size}${side}`} x={rounded(x)} y={rounded(y)}>
      {text}
    </text>
  );
}

function rounded(number: number): number {
  return Math.round(10 * number) / 10;
}
