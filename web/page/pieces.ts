import { pieces } from 'virtual:pieces';

/** Their styles stand in the template. */
const ENTRY = 'page/index.html';

/** Lets the browser fetch these pieces, and all they are made of, with the page and not after it. */
export function linksTo(sources: readonly string[]): string {
  const known = partsOf(ENTRY);
  const parts = new Set(sources.flatMap((source) => [...partsOf(source)]).filter((part) => !known.has(part)));
  return [...parts]
    .flatMap((part) => {
      const { file, css = [] } = pieces[part] ?? { file: '' };
      return [
        ...css.map((style) => `<link rel="stylesheet" crossorigin href="/${style}">`),
        `<link rel="modulepreload" crossorigin href="/${file}">`,
      ];
    })
    .join('');
}

export function isPiece(source: string): boolean {
  return pieces[source] !== undefined;
}

function partsOf(source: string, found = new Set<string>()): Set<string> {
  const piece = pieces[source];
  if (piece === undefined) throw new Error(`The page has no piece '${source}'.`);
  if (found.has(source)) return found;
  for (const imported of piece.imports ?? []) partsOf(imported, found);
  return found.add(source);
}
