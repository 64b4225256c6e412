/** Something to wait for, so that a test decides who comes first. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

export function gate(): Gate {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** A gate that opens when so many have arrived at it. */
export function meeting(expected: number): Pick<Gate, 'opened'> & { arrive(): Promise<void> } {
  const { opened, open } = gate();
  let missing = expected;
  const arrive = () => {
    missing -= 1;
    if (missing === 0) open();
    return opened;
  };
  return { opened, arrive };
}

/** Fails where an answer waits for something that this test has not let go yet. */
export async function withoutWaiting<Result>(answer: Promise<Result>): Promise<Result> {
  const patience = gate();
  const timer = setTimeout(patience.open, 10_000);
  const late = patience.opened.then((): never => {
    throw new Error('No answer within ten seconds: it waits for somebody.');
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
