import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Answer } from '../../api/ask.js';
import { optionsOf } from '../../api/queries.js';
import { useTexts } from '../../language/texts.js';
import { usePage } from '../../page-context.js';
import type { FoundOption } from '../../parts/form/search-field.js';
import { useSettled } from '../../parts/form/use-settled.js';
import { written } from '../../parts/form/written.js';
import {
  type NamedOrganisation,
  type OrganisationRef,
  organisationRefOf,
  refOf,
} from '../../parts/organisation-ref.js';

const EVERYWHERE = 'everywhere';

/** Where somebody may give roles and keys, found by a part of the name. */
export function usePlaces(sought: string): readonly FoundOption[] {
  const { get } = usePage();
  const { t, language } = useTexts();
  const search = useSettled(sought.trim());
  const question = { name: 'Places' as const, variables: { language, search: search || null } };
  const { data } = useQuery({ ...optionsOf(get, question), placeholderData: keepPreviousData });
  if (!data?.viewer) return [];
  const everywhere = { id: EVERYWHERE, text: t('admin.everywhere') };
  const own = data.viewer.administersEverywhere ? [everywhere] : ownPlaces(data.viewer);
  const fitting = own.filter(({ text }) =>
    text.toLocaleLowerCase(language).includes(search.toLocaleLowerCase(language)),
  );
  return unique([...fitting, ...foundPlaces(data.organisations)]);
}

/** As the API names it; null: everywhere. */
export function organisationIn(fields: FormData): OrganisationRef | null {
  const chosen = written(fields, 'organisation');
  if (chosen === EVERYWHERE) return null;
  const organisation = organisationRefOf(chosen);
  if (!organisation) throw new Error('Broken promise: the field of the organisation is required');
  return organisation;
}

function ownPlaces({ administers }: NonNullable<Answer<'Places'>['viewer']>): FoundOption[] {
  return administers.flatMap(({ children, ...organisation }) => [
    optionOf(organisation, null),
    ...children.nodes.map((child) => optionOf(child, organisation.name)),
  ]);
}

function foundPlaces({ nodes }: Answer<'Places'>['organisations']): FoundOption[] {
  return nodes
    .filter(({ viewerMay }) => viewerMay.administer)
    .map((organisation) => optionOf(organisation, organisation.parent?.name ?? null));
}

/** Many departments have the same name: what they are a part of tells them apart. */
function optionOf({ name, ...ref }: NamedOrganisation, parent: string | null): FoundOption {
  const isToldApart = parent === null || name.includes(parent);
  return { id: refOf(ref), text: isToldApart ? name : `${name}, ${parent}` };
}

function unique(options: readonly FoundOption[]): FoundOption[] {
  return [...new Map(options.map((option) => [option.id, option])).values()];
}
