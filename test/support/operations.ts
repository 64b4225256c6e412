import type { Operation } from './operation.js';
import { FOR_ONESELF } from './operations-for-oneself.js';
import { ASKING_ABOUT_PEOPLE, LOOKING_AFTER_PEOPLE } from './operations-of-identity.js';
import { PLANNING } from './operations-of-planning.js';
import { READING } from './operations-of-reading.js';

/** Every field at the top of the schema, in all its uses, with what must come of it for whom. */
export const OPERATIONS: readonly Operation[] = [
  ...READING,
  ...PLANNING,
  ...ASKING_ABOUT_PEOPLE,
  ...LOOKING_AFTER_PEOPLE,
  ...FOR_ONESELF,
];
