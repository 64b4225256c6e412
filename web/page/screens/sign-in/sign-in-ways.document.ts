import { graphql } from '../../api/graphql.js';

export const SignInWaysDocument = graphql(`
  query SignInWays {
    signInWays {
      singleSignOn
      sampleAccounts {
        email
        password
        role
      }
      passwordLength
    }
  }
`);
