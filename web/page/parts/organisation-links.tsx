import { Link, useSearchParams } from 'react-router';
import { type NamedOrganisation, refOf } from './organisation-ref.js';
import { searchWith } from './search-with.js';

/** Each leads to the same as it stands there, of the same year and as known on the same day. */
export function OrganisationLinks({
  organisations,
  className,
}: {
  readonly organisations: readonly NamedOrganisation[];
  readonly className?: string;
}) {
  const [search] = useSearchParams();
  return (
    <ul className={className}>
      {organisations.map((one) => (
        <li key={refOf(one)}>
          <Link to={searchWith(search, { organisation: refOf(one) })}>{one.name}</Link>
        </li>
      ))}
    </ul>
  );
}
