import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { BuiltPages } from '../../src/faces/built-pages.js';

/** Asks for the title of every strategy. */
export const TITLES = 'query Titles($language: Language) { strategies { nodes { title(language: $language) } } }';
export const SCRIPT = `/* ${'x'.repeat(2_000)} */\n`;

/**
 * Says how often it has rendered, so that a page that is given again can be told from one that was made anew. The first
 * page that asks twice waits in between until it is told to go on.
 */
const PAGE = `
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

const BETWEEN = new URL('between', import.meta.url);
let rendered = 0;
export async function renderPage({ url, get, template }) {
  rendered += 1;
  const { pathname, searchParams } = new URL(url, 'http://page');
  if (pathname.endsWith('/throws')) throw new Error('This page is broken on purpose');
  if (pathname.endsWith('/elsewhere')) await get('http://127.0.0.1:1/graphql');
  if (pathname.endsWith('/away')) return { status: 503, html: template.replace('<!--page-->', 'away') };
  const language = pathname.split('/').find((part) => ['da', 'sv', 'en'].includes(part)).toUpperCase();
  const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: '${hashOf(TITLES)}' } });
  const titles = async (variables) => {
    const response = await get('/graphql?' + new URLSearchParams({ variables: JSON.stringify(variables), extensions }));
    const { data, errors } = await response.json();
    return errors ? errors[0].message : data.strategies.nodes.map(({ title }) => title).join(', ');
  };
  let told = await titles({ language });
  if (pathname.endsWith('/twice')) {
    if (!existsSync(BETWEEN)) {
      writeFileSync(BETWEEN, 'waits');
      while (readFileSync(BETWEEN, 'utf8') === 'waits') await setTimeout(5);
    }
    told += ' and ' + (await titles({}));
  }
  const html = template.replace('<!--page-->', told + ' (' + [...searchParams] + ') rendered ' + rendered);
  return { status: pathname.endsWith('/nowhere') ? 404 : 200, html };
}
`;

const FILES: Readonly<Record<string, string | Buffer>> = {
  'package.json': '{ "type": "module" }',
  'dist-server/page.js': PAGE,
  'dist/page/index.html': '<!doctype html><title>Tiny</title><main><!--page--></main>',
  'dist/documents.json': JSON.stringify({ [hashOf(TITLES)]: TITLES }),
  'dist/pieces.json': '{}',
  'dist/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'dist/explorer/index.html': '<!doctype html><title>Explorer</title>',
  'dist/assets/page-1a2b.js': SCRIPT,
  'dist/assets/page-1a2b.js.br': brotliCompressSync(SCRIPT),
  'dist/assets/page-1a2b.js.gz': gzipSync(SCRIPT),
  'dist/assets/small-3c4d.css': 'main { color: inherit }',
};

interface TinyPages {
  readonly pages: BuiltPages;
  /** Until the page that asks twice has asked once. */
  askedOnce(): Promise<void>;
  letAskAgain(): void;
  remove(): void;
}

/** Pages that a build could have left, small enough to be read here. */
export function tinyPages(): TinyPages {
  const folder = mkdtempSync(join(tmpdir(), 'maalbar-pages-'));
  for (const [name, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const between = join(folder, 'dist-server/between');
  return {
    pages: new BuiltPages(folder),
    askedOnce: async () => {
      while (!existsSync(between)) await setTimeout(5);
    },
    letAskAgain: () => writeFileSync(between, 'goes on'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** By which a document is asked for. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
