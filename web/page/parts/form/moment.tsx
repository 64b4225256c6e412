import { useTexts } from '../../language/texts.js';
import { useAwake } from './use-awake.js';

/** A day and a time of day, where the reader is; the server, which does not know where that is, says it in UTC. */
export function Moment({ at }: { readonly at: string }) {
  const { moment } = useTexts();
  const isAwake = useAwake();
  return <time dateTime={at}>{isAwake ? moment(at) : `${moment(at, 'UTC')} UTC`}</time>;
}
