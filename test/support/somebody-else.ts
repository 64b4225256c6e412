import { AsyncResource } from 'node:async_hooks';

const somebodyElse = new AsyncResource('SomebodyElse');

/** Does something as another caller, who is not inside the read, write or request that this is written in. */
export function asSomebodyElse<Result>(act: () => Result): Result {
  return somebodyElse.runInAsyncScope(act);
}
