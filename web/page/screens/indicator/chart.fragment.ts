import { graphql } from '../../api/graphql.js';

/** What a chart of an indicator is drawn from, and the words beside it. */
export const IndicatorChartFields = graphql(`
  fragment IndicatorChartFields on IndicatorProgress @_unmask {
    status
    explanation(language: $language)
    organisation {
      country
      code
      name(language: $language)
    }
    year
    dataYear
    value
    missing
    baseline {
      year
      value
    }
    target {
      year
      value
      bandMinimum
      bandMaximum
      own
    }
    series {
      year
      value
      missing
      planned
      target
      status
      observationStatus
    }
    forecast {
      year
      level
      value
      low
      high
      probability
      refusedBecause
      flags
      observations
      points {
        year
        value
      }
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
