import './form.css';
import { type RefObject, useEffect, useRef, useState } from 'react';

export interface Done {
  /** What was done last, in words. */
  readonly done: string | null;
  readonly say: (done: string) => void;
  /** Of the line that says it. */
  readonly line: RefObject<HTMLParagraphElement | null>;
}

/** Says what was done; the keyboard goes there where what it stood on has gone with it. */
export function useDone(): Done {
  const [said, setSaid] = useState<{ readonly done: string } | null>(null);
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (said !== null && document.activeElement === document.body) line.current?.focus();
  }, [said]);
  return { done: said?.done ?? null, say: (done) => setSaid({ done }), line };
}

/** Where it is said. */
export function DoneLine({ done, line }: Omit<Done, 'say'>) {
  return (
    <p className="form-done" role="status" tabIndex={-1} ref={line}>
      {done}
    </p>
  );
}
