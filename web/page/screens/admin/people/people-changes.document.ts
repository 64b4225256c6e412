import { graphql } from '../../../api/graphql.js';

export const InviteDocument = graphql(`
  mutation Invite($input: InviteInput!) {
    invite(input: $input) {
      id
      email
    }
  }
`);

export const GrantRoleDocument = graphql(`
  mutation GrantRole($input: RoleInput!) {
    grantRole(input: $input) {
      id
    }
  }
`);

export const RevokeRoleDocument = graphql(`
  mutation RevokeRole($input: RoleInput!) {
    revokeRole(input: $input) {
      id
    }
  }
`);

export const HandOverDocument = graphql(`
  mutation HandOver($input: HandOverInput!) {
    handOver(input: $input) {
      id
      name
    }
  }
`);
