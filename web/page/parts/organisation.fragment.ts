import { graphql } from '../api/graphql.js';

/** An organisation as the page names it and links to it. */
export const NamedOrganisation = graphql(`
  fragment NamedOrganisation on Organisation @_unmask {
    country
    code
    name(language: $language)
  }
`);
