import { v7 as uuidv7 } from 'uuid';
import { StoredMeanwhile } from '../exchange.errors.js';

/** The ids that an import gives and finds, the same however often it looks: staged rows carry them before they are stored. */
export class IdBook {
  private readonly ids = new Map<string, string>();

  /** @throws StoredMeanwhile where somebody else has stored the thing since it was looked up first */
  idOf(thing: string, stored: string | undefined): string {
    const known = this.ids.get(thing) ?? stored ?? uuidv7();
    if (stored !== undefined && stored !== known) throw new StoredMeanwhile(thing);
    this.ids.set(thing, known);
    return known;
  }
}
