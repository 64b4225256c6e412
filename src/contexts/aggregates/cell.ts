import type { View } from '../../domain/review/measurement.js';

/** Within what figures are added up: one indicator, year, category and view. */
export interface Cell {
  readonly indicatorId: string;
  readonly year: number;
  /** '' is the total. */
  readonly category: string;
  readonly view: View;
}

/** The place of a figure of an organisation. */
export interface OrganisationCell extends Cell {
  readonly organisationId: string;
}

/** A text that only this cell has. */
export function textOfCell({ indicatorId, year, category, view }: Cell): string {
  return `${indicatorId} ${year} ${view} ${category}`;
}

/** Each place once, by a text of its own, in the order of these texts: the same for everybody. */
export function inOrder<Place>(places: Iterable<Place>, textOf: (place: Place) => string): Place[] {
  const byText = new Map<string, Place>();
  for (const place of places) byText.set(textOf(place), place);
  return [...byText].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, place]) => place);
}
