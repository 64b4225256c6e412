import { readFileSync } from 'node:fs';
import { parse, print, separateOperations } from 'graphql';

const QUERIES = new URL('../../web/explorer/queries/', import.meta.url);

/** Runs one operation of an example and gives its data. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads what its own query asked for
export type Run = (operation: string, variables: string) => Promise<any>;

/** An example as the explorer ships it: its operations by name, and its variables. */
export interface Example {
  readonly operations: ReadonlyMap<string, string>;
  readonly variables: string;
}

export function exampleOf(name: string): Example {
  const document = parse(readFileSync(new URL(`${name}.graphql`, QUERIES), 'utf8'));
  const operations = Object.entries(separateOperations(document));
  return {
    operations: new Map(operations.map(([operation, itsOwn]) => [operation, print(itsOwn)])),
    variables: readFileSync(new URL(`${name}.variables.json`, QUERIES), 'utf8'),
  };
}

/** Puts an id where the variables ask for it: `paste the strategy's id here`. */
export function paste(variables: string, whose: string, id: string): string {
  const place = `paste the ${whose}'s id here`;
  if (!variables.includes(place)) throw new Error(`The variables do not say '${place}'.`);
  return variables.replace(place, id);
}
