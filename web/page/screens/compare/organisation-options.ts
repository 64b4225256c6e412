import { type Chooseable, refOf } from '../../parts/choice.js';
import type { CompareFrame } from './compare.question.js';
import type { ComparedIndicator } from './comparison-options.js';
import type { OrganisationOption } from './organisation-field.js';

/** Whoever is chosen by the address and is not among them stands there by its code. */
export function optionsOf(
  organisations: readonly Chooseable[],
  chosen: string,
  textOf: (name: string) => string,
): readonly OrganisationOption[] {
  const options = organisations.map((one) => ({ ref: refOf(one), text: textOf(one.name) }));
  const isKnown = chosen === '' || options.some(({ ref }) => ref === chosen);
  return isKnown ? options : [...options, { ref: chosen, text: textOf(chosen) }];
}

/** Those who take part by name; more than a page of them come with the rows. */
export function organisationsIn(frame: CompareFrame, compared: ComparedIndicator | null): readonly Chooseable[] {
  const all = new Map<string, Chooseable>();
  for (const { organisation } of [...frame.participants.nodes, ...(compared?.comparison.nodes ?? [])]) {
    if (organisation) all.set(refOf(organisation), organisation);
  }
  return [...all.values()];
}
