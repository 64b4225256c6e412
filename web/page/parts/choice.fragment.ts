import { graphql } from '../api/graphql.js';
import { NamedOrganisation } from './organisation.fragment.js';

/** Those of whom figures can be shown. */
export const Participants = graphql(
  `
    fragment Participants on ParticipationConnection @_unmask {
      totalCount
      nodes {
        organisation {
          ...NamedOrganisation
        }
      }
    }
  `,
  [NamedOrganisation],
);
