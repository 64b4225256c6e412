import { graphql } from '../../api/graphql.js';

export const OwnAccountDocument = graphql(`
  query OwnAccount($language: Language!) {
    signInWays {
      passwordLength
    }
    viewer {
      account {
        id
        name
        email
        language
        isSample
        hasPassword
        viewerMay {
          remove
        }
      }
      memberships {
        role
        bySingleSignOn
        organisation {
          country
          code
          name(language: $language)
        }
      }
      signIns {
        id
        method
        browser
        createdAt
        lastSeenAt
        isCurrent
      }
    }
  }
`);
