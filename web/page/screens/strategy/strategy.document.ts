import { graphql } from '../../api/graphql.js';
import { Participants } from '../../parts/choice.fragment.js';
import { Counts } from '../../parts/status-counts.fragment.js';

/** A goal's row: what it says of itself, and of its indicators what the line and the way are drawn from. */
const GoalRow = graphql(`
  fragment GoalRow on GoalProgress @_unmask {
    goal {
      code
      title(language: $language)
      titleLanguage(language: $language)
    }
    status
    attainment
    explanation(language: $language)
    reason
    leftOut {
      reason
    }
    indicators {
      organisation {
        code
      }
      value
      missing
      dataYear
      attainmentRaw
      explanation(language: $language)
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
        planned
      }
      goalIndicator {
        indicator {
          title(language: $language)
          titleLanguage(language: $language)
          unit
          decimals
          valueKind
          direction
        }
      }
    }
  }
`);

export const StrategyDocument = graphql(
  `
    query Strategy($slug: String!, $language: Language!, $organisation: OrganisationRef, $year: Int, $asOf: DateTime) {
      strategy(slug: $slug) {
        id
        title(language: $language)
        titleLanguage(language: $language)
        summary(language: $language)
        summaryLanguage(language: $language)
        startYear
        endYear
        state
        adoptedOn
        decisionReference
        owner {
          name(language: $language)
        }
        participants(first: 200) {
          ...Participants
        }
        progress(organisation: $organisation, year: $year, asOf: $asOf) {
          year
          organisation {
            country
            code
            name(language: $language)
          }
          status
          attainment
          paceScore
          explanation(language: $language)
          coverage {
            expected
            reported
          }
          goalCounts {
            ...Counts
          }
          worst {
            goalIndicator {
              indicator {
                title(language: $language)
                titleLanguage(language: $language)
              }
            }
          }
          themes {
            theme {
              code
              title(language: $language)
              titleLanguage(language: $language)
            }
            status
            attainment
            goalCounts {
              ...Counts
            }
            goals {
              ...GoalRow
            }
          }
        }
      }
    }
  `,
  [Counts, GoalRow, Participants],
);
