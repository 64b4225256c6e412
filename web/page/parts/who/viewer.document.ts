import { graphql } from '../../api/graphql.js';

export const ViewerDocument = graphql(`
  query Viewer {
    viewer {
      account {
        id
        name
        email
      }
      administersEverywhere
      administers {
        id
      }
    }
  }
`);
