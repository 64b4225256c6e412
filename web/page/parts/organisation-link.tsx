import { Link, useSearchParams } from 'react-router';
import { type Chooseable, refOf } from './choice.js';

/** Leads to the same as it stands there, of the same year and as known on the same day. */
export function OrganisationLink({ organisation }: { readonly organisation: Chooseable }) {
  const [search] = useSearchParams();
  const there = new URLSearchParams(search);
  there.set('organisation', refOf(organisation));
  return <Link to={`?${there}`}>{organisation.name}</Link>;
}
