import { graphql } from '../../api/graphql.js';
import { Participants } from '../../parts/choice.fragment.js';

/** What is compared, and who could be. */
export const CompareFrameDocument = graphql(
  `
    query CompareFrame($slug: String!, $goal: String!, $language: Language!) {
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
            id
            baseline {
              year
            }
            progress {
              year
              dataYear
            }
            indicator {
              code
              title(language: $language)
              titleLanguage(language: $language)
              definition(language: $language)
              definitionLanguage(language: $language)
              unit
              decimals
              direction
              valueKind
            }
          }
        }
      }
    }
  `,
  [Participants],
);
