/** What a database can do and how it says a few things, asked by name; never "is this SQLite?". */
export interface Dialect {
  /** `expression` is one of the values of the list bound to `parameter`, in one prepared statement for any length. */
  anyOf(expression: string, parameter: string): string;
  /** Orders text by its bytes, so that both databases sort alike. */
  bytewise(expression: string): string;
  /** Locks the rows of a SELECT until the write ends. */
  readonly forUpdate: string;
  /** Statements that make a table append-only. */
  appendOnly(table: string): readonly string[];
  /** A SELECT that answers one row for each trigger of `appendOnly(table)` in force. */
  appendOnlyGuards(table: string): string;
}
