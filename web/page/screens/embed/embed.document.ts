import { graphql } from '../../api/graphql.js';
import { IndicatorChartFields } from '../indicator/chart.fragment.js';

export const EmbedDocument = graphql(
  `
    query Embed(
      $slug: String!
      $goal: String!
      $language: Language!
      $organisation: OrganisationRef
      $year: Int
      $asOf: DateTime
    ) {
      strategy(slug: $slug) {
        id
        title(language: $language)
        titleLanguage(language: $language)
        goal(code: $goal) {
          code
          title(language: $language)
          titleLanguage(language: $language)
          progress(organisation: $organisation, year: $year, asOf: $asOf) {
            status
            explanation(language: $language)
            indicators {
              ...IndicatorChartFields
            }
          }
        }
      }
    }
  `,
  [IndicatorChartFields],
);
