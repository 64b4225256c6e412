import { graphql } from '../../api/graphql.js';

export const SignOutDocument = graphql(`
  mutation SignOut {
    signOut
  }
`);
