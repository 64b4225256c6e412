import type { PlaceInComparison } from '../../../domain/comparison/comparison.js';
import { BadInput } from '../../../domain/domain-error.js';
import type { SortKey } from '../../../faces/connection.js';

/** What the parts of a cursor hold. */
export const CURSOR_PARTS: readonly SortKey[] = ['number', 'text', 'text', 'number'];

/** The parts of a cursor: what is shown of the row anyway, and the participation of one that has a name. */
export function cursorOf({ group, standing, key, serial }: PlaceInComparison): readonly string[] {
  return [String(group), String(standing), key ?? '', String(serial)];
}

/** The place that the parts of a cursor stand for. @throws BadInput `not_a_cursor` */
export function placeOf([group = '', standing = '', key = '', serial = '']: readonly string[]): PlaceInComparison {
  const place = { group: Number(group), standing: Number(standing), key: key || null, serial: Number(serial) };
  if (Number.isFinite(place.standing)) return place;
  throw new BadInput('after', 'not_a_cursor', 'The cursor was not made by this list.');
}
