import type { Given } from './api/queries.js';

/** What the server hands to the browser with a page that it rendered. */
export interface Rendered {
  /** What it asked of `/graphql`. */
  readonly given: Given;
  /** False where it rendered an error: then the browser begins anew. */
  readonly isWhole: boolean;
}
