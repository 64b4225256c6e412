import type { ReactNode } from 'react';

export interface Fraction {
  readonly over: string;
  readonly under: string;
}

/** A fraction in words, the same with the numbers put in, and what it comes to. */
export function Equation({
  words,
  numbers,
  result,
}: {
  readonly words: Fraction;
  readonly numbers: Fraction;
  readonly result: ReactNode;
}) {
  return (
    <p className="indicator-equation">
      <Written fraction={words} />{' '}
      <span className="indicator-equals">
        = <Written fraction={numbers} />
      </span>{' '}
      <span className="indicator-equals">= {result}</span>
    </p>
  );
}

function Written({ fraction: { over, under } }: { readonly fraction: Fraction }) {
  return (
    <span className="indicator-fraction">
      <span>{over}</span>
      <span className="unseen"> / </span>
      <span>{under}</span>
    </span>
  );
}
