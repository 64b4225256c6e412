/** What a database can do and how it says a few things, asked by name; never "is this SQLite?". */
export interface Dialect {
  /** Several writes run at once, so that contested rows must be locked. */
  readonly parallelWriters: boolean;
  /** `expression` is one of the values of the list bound to `parameter`, in one prepared statement for any length. */
  anyOf(expression: string, parameter: string): string;
  /** A column of JSON as its text. */
  jsonText(column: string): string;
  /** Orders text by its bytes, so that both databases sort alike. */
  bytewise(expression: string): string;
  /** Statements after which queries are planned by what the table holds now; none where that is no matter. */
  renewStatistics(table: string): readonly string[];
  /** Locks the rows of a SELECT until the write ends. */
  readonly forUpdate: string;
  /** Statements that make a table append-only. */
  appendOnly(table: string): readonly string[];
  /** A SELECT that answers one row for each trigger of `appendOnly(table)` in force. */
  appendOnlyGuards(table: string): string;
}
