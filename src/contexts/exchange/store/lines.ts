/** Lines from the first to the last, both included. */
export interface Lines {
  readonly importId: string;
  readonly first: number;
  readonly last: number;
}

/** Lines a statement works on at a time. */
const LINES_A_STATEMENT = 5_000;

/** The lines of a file in pieces. */
export function piecesUpTo(importId: string, last: number): Lines[] {
  return Array.from({ length: Math.ceil(last / LINES_A_STATEMENT) }, (_, piece) => ({
    importId,
    first: piece * LINES_A_STATEMENT + 1,
    last: (piece + 1) * LINES_A_STATEMENT,
  }));
}

/** Works through pieces in their order; between two, others get a turn. */
export async function inPieces(pieces: readonly Lines[], work: (lines: Lines) => Promise<void>): Promise<void> {
  for (const lines of pieces) {
    await work(lines);
    await new Promise(setImmediate);
  }
}
