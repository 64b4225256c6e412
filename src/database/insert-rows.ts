import type { Parameter, Session } from './session.js';

const MOST_ROWS = 512;

/**
 * Inserts many rows by few statements, in their order. The numbers of rows in a statement are powers of two, so that
 * there are few texts to prepare.
 * @param into `table (column, …)`
 * @param onConflict what follows the rows, e.g. `ON CONFLICT DO NOTHING`
 */
export async function insertRows(
  session: Session,
  { into, onConflict = '' }: { readonly into: string; readonly onConflict?: string },
  rows: readonly (readonly Parameter[])[],
): Promise<void> {
  for (let start = 0; start < rows.length; ) {
    const some = rows.slice(start, start + largestPowerOfTwo(rows.length - start));
    start += some.length;
    await session.execute(`INSERT INTO ${into} VALUES ${placesOf(some)} ${onConflict}`, some.flat());
  }
}

function largestPowerOfTwo(upTo: number): number {
  return Math.min(MOST_ROWS, 2 ** Math.floor(Math.log2(upTo)));
}

function placesOf(rows: readonly (readonly Parameter[])[]): string {
  let place = 0;
  const next = () => {
    place += 1;
    return `$${place}`;
  };
  return rows.map((row) => `(${row.map(next).join(', ')})`).join(', ');
}
