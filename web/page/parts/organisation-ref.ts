/** As the API names an organisation. */
export interface OrganisationRef {
  readonly country: string;
  readonly code: string;
}

export interface NamedOrganisation extends OrganisationRef {
  readonly name: string;
}

/** `DK:9901`, as it stands in an address. */
export function refOf({ country, code }: OrganisationRef): string {
  return `${country}:${code}`;
}

/** Of `DK:9901`. */
export function organisationRefOf(written: string): OrganisationRef | null {
  const [country, code] = written.split(':', 2);
  return country && code ? { country, code } : null;
}

export function isSame(one: OrganisationRef, other: OrganisationRef): boolean {
  return one.country === other.country && one.code === other.code;
}
