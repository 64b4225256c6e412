import { publishChoices } from '../../../faces/choices.js';
import { ORGANISATION_KINDS } from '../organisation-kind.js';

export const OrganisationKindChoice = publishChoices(
  'OrganisationKind',
  ORGANISATION_KINDS,
  'What an organisation is.',
  {
    ASSOCIATION: 'An association of municipalities.',
    COUNTRY: 'A country.',
    REGION: 'A region or county.',
    MUNICIPALITY: 'A municipality.',
    DEPARTMENT: 'A department of a municipality or region.',
    COMPANY: 'A company, publicly owned or not.',
    AGENCY: 'A public agency.',
  },
);
