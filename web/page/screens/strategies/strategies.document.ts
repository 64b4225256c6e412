import { graphql } from '../../api/graphql.js';
import { Counts } from '../../parts/status-counts.fragment.js';

export const StrategiesDocument = graphql(
  `
    query Strategies($language: Language!, $after: String) {
      strategies(first: 20, after: $after) {
        nodes {
          id
          slug
          title(language: $language)
          titleLanguage(language: $language)
          startYear
          endYear
          state
          owner {
            name(language: $language)
          }
          participants(first: 1) {
            totalCount
          }
          progress {
            status
            explanation(language: $language)
            goalCounts {
              ...Counts
            }
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          endCursor
        }
      }
    }
  `,
  [Counts],
);
