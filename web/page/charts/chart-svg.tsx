import { type ReactNode, useId } from 'react';

export interface ChartSvgProps {
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  /** Above it nothing is drawn. */
  readonly top?: number;
  readonly children: ReactNode;
}

/** A drawing as wide as there is room, with its name and its content in sentences. */
export function ChartSvg({ title, description, width, height, top = 0, children }: ChartSvgProps): ReactNode {
  const id = useId();
  return (
    <svg
      className="c-svg"
      viewBox={`0 ${top} ${width} ${height - top}`}
      role="img"
      aria-labelledby={`${id}t`}
      aria-describedby={`${id}d`}
    >
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{description}</desc>
      {children}
    </svg>
  );
}
