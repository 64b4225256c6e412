import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const NAME = 'virtual:pieces';
const PIECES = fileURLToPath(new URL('../dist/pieces.json', import.meta.url));

/** `virtual:pieces`: what the browser's build, made before, consists of. */
export function builtPieces(): Plugin {
  return {
    name: 'built-pieces',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? `export const pieces = ${readFileSync(PIECES, 'utf8')};` : null),
  };
}
