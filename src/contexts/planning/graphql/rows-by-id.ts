import DataLoader from 'dataloader';

/** Rows by their ids, each read once: those that are known at once, all others by one statement for all who ask together. */
export class RowsById<Row extends { readonly id: string }> {
  private readonly known = new Map<string, Row>();
  private readonly unknown: DataLoader<string, Row>;

  constructor(read: (ids: readonly string[]) => Promise<readonly Row[]>) {
    this.unknown = new DataLoader(async (ids) => {
      this.know(await read(ids));
      return ids.map((id) => this.known.get(id) ?? new RowIsGone(id));
    });
  }

  /** Rows that were read for another reason, in the same state. */
  know(rows: readonly Row[]): void {
    for (const row of rows) this.known.set(row.id, row);
  }

  /** Without a promise where it is known: a page has hundreds of them. Fails where there is none. */
  load(id: string): Row | Promise<Row> {
    return this.known.get(id) ?? this.unknown.load(id);
  }

  /** Null where there is none. */
  async find(id: string): Promise<Row | null> {
    try {
      return await this.load(id);
    } catch (error) {
      if (error instanceof RowIsGone) return null;
      throw error;
    }
  }
}

class RowIsGone extends Error {
  constructor(id: string) {
    super(`Broken promise: the stored row ${id} is gone`);
  }
}
