import { graphql } from '../../api/graphql.js';

export const SetPasswordDocument = graphql(`
  mutation SetPassword($input: SetPasswordInput!) {
    setPassword(input: $input) {
      account {
        id
      }
    }
  }
`);
