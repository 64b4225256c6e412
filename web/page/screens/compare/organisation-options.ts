import { type NamedOrganisation, refOf } from '../../parts/organisation-ref.js';
import type { CompareFrame } from './compare.question.js';
import type { ComparedIndicator } from './comparison-options.js';
import type { OrganisationOption } from './organisation-field.js';

/** Whoever is chosen by the address and is not among them stands there by its code. */
export function optionsOf(
  organisations: readonly NamedOrganisation[],
  chosen: string,
  textOf: (name: string) => string,
): readonly OrganisationOption[] {
  const options = organisations.map((one) => ({ ref: refOf(one), text: textOf(one.name) }));
  const isKnown = chosen === '' || options.some(({ ref }) => ref === chosen);
  return isKnown ? options : [...options, { ref: chosen, text: textOf(chosen) }];
}

/** Null where nobody was chosen. Whoever is not among them is called by what the address says. */
export function nameIn(organisations: readonly NamedOrganisation[], chosen: string): string | null {
  if (chosen === '') return null;
  return organisations.find((one) => refOf(one) === chosen)?.name ?? chosen;
}

/** Those who take part by name; more than a page of them come with the rows. */
export function organisationsIn(frame: CompareFrame, compared: ComparedIndicator | null): readonly NamedOrganisation[] {
  const all = new Map<string, NamedOrganisation>();
  for (const { organisation } of [...frame.participants.nodes, ...(compared?.comparison.nodes ?? [])]) {
    if (organisation) all.set(refOf(organisation), organisation);
  }
  return [...all.values()];
}
