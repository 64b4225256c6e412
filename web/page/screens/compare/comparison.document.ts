import { graphql } from '../../api/graphql.js';

/**
 * One indicator over its participants. Who is missing is asked for on a page of no rows: what is asked of summaries
 * counts as often as there are rows.
 */
export const ComparisonDocument = graphql(`
  query Comparison($id: ID!, $years: [Int!]!, $latest: Int!, $peers: PeersInput, $language: Language!) {
    node(id: $id) {
      ... on GoalIndicator {
        comparison(years: $years, peers: $peers, first: 400) {
          totalCount
          nodes {
            rank
            organisation {
              country
              code
              name(language: $language)
            }
            likeness
            status
            values {
              year
              value
              missing
              comparable
            }
          }
          summaries {
            year
            lowerQuartile
            median
            upperQuartile
            coverage {
              expected
              reported
            }
          }
        }
        gaps: comparison(years: [$latest], peers: $peers, first: 0) {
          summaries {
            coverage {
              missing(first: 400) {
                reason
                organisation {
                  name(language: $language)
                }
              }
            }
          }
        }
        indicator {
          measurements(year: $latest, first: 200) {
            nodes {
              comparable
              note
              organisation {
                country
                code
              }
            }
          }
        }
      }
    }
  }
`);
