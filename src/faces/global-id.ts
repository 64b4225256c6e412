import { validate as isUuid } from 'uuid';
import { BadInput } from '../domain/domain-error.js';

export interface GlobalId {
  readonly type: string;
  readonly id: string;
}

/** The opaque id of a node: stable, and unique over all types. */
export function globalId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64url');
}

/** @throws BadInput `not_an_id` naming the argument */
export function readGlobalId(text: string, argument: string): GlobalId {
  const [type = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split(':');
  if (!type || !isUuid(id)) {
    throw new BadInput(argument, 'not_an_id', `'${shown(text)}' is not an id of this server.`);
  }
  return { type, id };
}

/** The database's id of a node of one type. */
export function idOf(type: string, text: string, argument: string): string {
  const found = readGlobalId(text, argument);
  if (found.type === type) return found.id;
  throw new BadInput(
    argument,
    'id_of_another_type',
    `This is the id of something else (${found.type}); one of the type ${type} is wanted here.`,
  );
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
