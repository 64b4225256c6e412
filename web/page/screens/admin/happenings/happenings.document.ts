import { graphql } from '../../../api/graphql.js';

export const HappeningsDocument = graphql(`
  query Happenings($language: Language!, $after: String) {
    happenings(first: 50, after: $after) {
      totalCount
      nodes {
        id
        at
        by
        action
        organisation {
          name(language: $language)
        }
        reason
        facts {
          name
          value
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
