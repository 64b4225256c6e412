import { useEffect, useState } from 'react';

const SETTLED_MS = 200;

/** What is being written, once the reader pauses: not every letter is asked for. */
export function useSettled(written: string): string {
  const [settled, setSettled] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(written), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [written]);
  return settled;
}
