import { type Actor, EVERYWHERE } from '../../domain/actor.js';

/** Whoever sits at the machine. */
const LOCAL_OPERATOR: Actor = {
  id: 'local-operator',
  name: 'local operator',
  memberships: [{ role: 'ADMIN', organisation: EVERYWHERE }],
};

/** Who acts in a request. While there are no accounts, the server listens on this machine only and trusts it. */
export function whoActs(): Actor {
  return LOCAL_OPERATOR;
}
