import { type Actor, EVERYWHERE } from '../../domain/actor.js';

/** Whoever runs commands on the machine that the database is reached from. */
export const OPERATOR: Actor = {
  kind: 'operator',
  id: null,
  name: 'operator',
  memberships: [{ role: 'ADMIN', organisation: EVERYWHERE }],
};
