export const ORGANISATION_KINDS = [
  'ASSOCIATION',
  'COUNTRY',
  'REGION',
  'MUNICIPALITY',
  'DEPARTMENT',
  'COMPANY',
  'AGENCY',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
