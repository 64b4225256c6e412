import { graphql } from '../../api/graphql.js';

export const UpdateAccountDocument = graphql(`
  mutation UpdateAccount($input: UpdateAccountInput!) {
    updateAccount(input: $input) {
      id
    }
  }
`);

export const ChangePasswordDocument = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      account {
        id
      }
    }
  }
`);

export const EndSignInDocument = graphql(`
  mutation EndSignIn($id: ID!) {
    endSignIn(id: $id) {
      account {
        id
      }
    }
  }
`);

export const EndOtherSignInsDocument = graphql(`
  mutation EndOtherSignIns {
    endOtherSignIns {
      account {
        id
      }
    }
  }
`);

export const RemoveAccountDocument = graphql(`
  mutation RemoveAccount($id: ID!) {
    removeAccount(id: $id)
  }
`);
