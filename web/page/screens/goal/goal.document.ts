import { graphql } from '../../api/graphql.js';
import { NamedOrganisation } from '../../parts/organisation.fragment.js';

/** An indicator's row: its status, its latest value, and what its line is drawn from. */
const IndicatorRow = graphql(`
  fragment IndicatorRow on IndicatorProgress @_unmask {
    status
    explanation(language: $language)
    organisation {
      code
    }
    dataYear
    value
    missing
    reason
    attainment
    attainmentRaw
    judged {
      baseline
      planned
      target
    }
    baseline {
      year
      value
    }
    target {
      year
      value
      bandMinimum
      bandMaximum
    }
    series {
      year
      value
      missing
      planned
    }
    goalIndicator {
      indicator {
        code
        title(language: $language)
        titleLanguage(language: $language)
        valueKind
        unit
        decimals
        direction
      }
    }
  }
`);

export const GoalDocument = graphql(
  `
    query Goal(
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
        startYear
        endYear
        participants(first: 200) {
          totalCount
          nodes {
            id
            organisation {
              ...NamedOrganisation
            }
            leftOut {
              reason
              goal {
                code
              }
            }
          }
        }
        progress(organisation: $organisation, year: $year, asOf: $asOf) {
          year
          organisation {
            ...NamedOrganisation
          }
        }
        goal(code: $goal) {
          code
          title(language: $language)
          titleLanguage(language: $language)
          description(language: $language)
          descriptionLanguage(language: $language)
          aims
          sdgs
          theme {
            code
            title(language: $language)
            titleLanguage(language: $language)
          }
          responsible {
            country
            code
            name(language: $language)
            parent {
              country
              code
            }
          }
          progress(organisation: $organisation, year: $year, asOf: $asOf) {
            status
            explanation(language: $language)
            reason
            attainment
            paceScore
            flags
            leftOut {
              reason
            }
            coverage {
              expected
              reported
              missing(first: 400) {
                reason
                goalIndicator {
                  indicator {
                    title(language: $language)
                  }
                }
              }
            }
            indicators {
              ...IndicatorRow
            }
          }
        }
      }
    }
  `,
  [IndicatorRow, NamedOrganisation],
);
