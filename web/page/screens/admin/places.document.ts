import { graphql } from '../../api/graphql.js';

export const PlacesDocument = graphql(`
  query Places($language: Language!, $search: String) {
    viewer {
      administersEverywhere
      administers {
        country
        code
        name(language: $language)
        children(first: 100) {
          nodes {
            country
            code
            name(language: $language)
          }
        }
      }
    }
    organisations(first: 200, search: $search) {
      nodes {
        country
        code
        name(language: $language)
        parent {
          name(language: $language)
        }
        viewerMay {
          administer
        }
      }
    }
  }
`);
