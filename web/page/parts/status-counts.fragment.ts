import { graphql } from '../api/graphql.js';

export const Counts = graphql(`
  fragment Counts on StatusCounts @_unmask {
    targetReached
    onTrack
    behind
    farBehind
    movingAway
    notAssessed
  }
`);
