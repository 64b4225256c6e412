import { graphql } from '../../api/graphql.js';
import { Participants } from '../../parts/choice.fragment.js';
import { IndicatorChartFields } from './chart.fragment.js';

/** How far it has come, with every number that is shown as computed from. */
const Judged = graphql(`
  fragment Judged on IndicatorProgress @_unmask {
    reason
    method
    planned
    attainment
    attainmentRaw
    pace
    flags
    yearsWithoutValue
    judged {
      value
      baseline
      planned
      target
    }
    coverage {
      expected
      reported
      share
      populationShare
      partialValue
      missing(first: 400) {
        reason
        organisation {
          name(language: $language)
        }
      }
    }
    distribution {
      level
      count
    }
    eurostat {
      band
      growth
      ratio
      reason
    }
  }
`);

/** What the indicator is, whoever is looked at. */
const Meaning = graphql(`
  fragment Meaning on GoalIndicator @_unmask {
    responsible {
      country
      code
      name(language: $language)
    }
    indicator {
      code
      title(language: $language)
      titleLanguage(language: $language)
      definition(language: $language)
      definitionLanguage(language: $language)
      source(language: $language)
      sourceLanguage(language: $language)
      unit
      valueKind
      direction
      aggregation
      accumulation
      frequencyYears
      decimals
      measurements(organisation: $organisation, first: 50) @include(if: $ofOne) {
        nodes {
          year
          value
          missing
          state
          numerator
          denominator
          note
          comparable
        }
      }
    }
  }
`);

export const IndicatorDocument = graphql(
  `
    query Indicator(
      $slug: String!
      $goal: String!
      $language: Language!
      $organisation: OrganisationRef
      $ofOne: Boolean!
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
          ...Participants
        }
        goal(code: $goal) {
          code
          title(language: $language)
          titleLanguage(language: $language)
          indicators {
            ...Meaning
            progress(organisation: $organisation, year: $year, asOf: $asOf) {
              ...IndicatorChartFields
              ...Judged
            }
          }
        }
      }
    }
  `,
  [IndicatorChartFields, Judged, Meaning, Participants],
);
