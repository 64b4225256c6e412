import { graphql } from '../../../api/graphql.js';

export const KeysDocument = graphql(`
  query Keys($language: Language!, $after: String) {
    keys(first: 25, after: $after) {
      totalCount
      nodes {
        id
        purpose
        role
        organisation {
          name(language: $language)
        }
        createdAt
        createdBy
        expiresAt
        lastUsedAt
        revokedAt
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        endCursor
      }
    }
  }
`);

export const CreateKeyDocument = graphql(`
  mutation CreateKey($input: CreateKeyInput!) {
    createKey(input: $input) {
      secret
      key {
        id
        purpose
      }
    }
  }
`);

export const RevokeKeyDocument = graphql(`
  mutation RevokeKey($id: ID!) {
    revokeKey(id: $id) {
      id
    }
  }
`);
