import { graphql } from '../../../api/graphql.js';

export const PeopleDocument = graphql(`
  query People($language: Language!, $search: String, $after: String) {
    accounts(first: 25, search: $search, after: $after) {
      totalCount
      nodes {
        id
        name
        email
        isSample
        hasPassword
        memberships {
          role
          bySingleSignOn
          organisation {
            country
            code
            name(language: $language)
          }
        }
        viewerMay {
          remove
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        endCursor
      }
    }
  }
`);

export const PeopleFoundDocument = graphql(`
  query PeopleFound($search: String) {
    accounts(first: 30, search: $search) {
      nodes {
        id
        name
        email
      }
    }
  }
`);
