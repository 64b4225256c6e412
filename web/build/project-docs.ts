import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Marked, type RendererObject, type Token, type Tokens } from 'marked';
import type { Plugin } from 'vite';
import { escaped } from '../page/parts/escaped.js';

const PREFIX = 'docs:';

/** The documents that the page shows, by the last part of their address. Links to others would lead nowhere. */
const SHOWN: Readonly<Record<string, string>> = { 'method.md': 'method', 'glossary.md': 'glossary' };

/** The columns of the glossary that are not in English, by their heads. */
const COLUMN_LANGUAGES: Readonly<Record<string, string>> = { dansk: 'da', svenska: 'sv' };

export interface Heading {
  readonly id: string;
  readonly text: string;
  readonly depth: number;
}

export interface ProjectDoc {
  /** The document's first heading. */
  readonly title: string;
  /** What stands below it. */
  readonly html: string;
  readonly headings: readonly Heading[];
}

/** `import { title, html, headings } from 'docs:method.md'`: a page of the project's `docs`, as HTML. */
export function projectDocs(): Plugin {
  return {
    name: 'project-docs',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const name = id.slice(PREFIX.length + 1);
      const file = fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));
      this.addWatchFile(file);
      const doc = docOf(name, readFileSync(file, 'utf8'));
      return Object.entries(doc)
        .map(([part, value]) => `export const ${part} = ${JSON.stringify(value)};`)
        .join('\n');
    },
  };
}

function docOf(name: string, markdown: string): ProjectDoc {
  const headings: Heading[] = [];
  const marked = new Marked<string, string>({ renderer: rendererOf(name, headings) });
  const [first, ...rest] = marked.lexer(markdown);
  if (first?.type !== 'heading') throw new Error(`${name} is to begin with its title.`);
  return { title: plainText([first]), html: marked.parser(rest), headings };
}

/** HTML for our own style sheets: no style of its own, tables that scroll by themselves, links that lead somewhere. */
function rendererOf(name: string, headings: Heading[]): RendererObject<string, string> {
  return {
    heading({ tokens, depth }) {
      const text = plainText(tokens);
      const id = idOf(text, headings);
      headings.push({ id, text, depth });
      return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      const address = addressOf(href, name);
      return address === null ? text : `<a href="${escaped(address)}">${text}</a>`;
    },
    table({ header, rows }) {
      // Two tables may have the same heads.
      const label = escaped([headings.at(-1)?.text, ...header.map((cell) => cell.text)].join(', '));
      const lineOf = (cells: readonly Tokens.TableCell[]) => {
        const written = cells.map((cell, column) => {
          const content = this.parser.parseInline(cell.tokens);
          return cellOf(cell, { content, column, language: COLUMN_LANGUAGES[header[column]?.text ?? ''] });
        });
        return `<tr>${written.join('')}</tr>\n`;
      };
      const table = `<table>\n<thead>\n${lineOf(header)}</thead>\n<tbody>\n${rows.map(lineOf).join('')}</tbody>\n</table>`;
      return `<div class="scroll" role="region" tabindex="0" aria-label="${label}">${table}</div>\n`;
    },
    code({ text }) {
      return `<pre tabindex="0"><code>${escaped(text)}</code></pre>\n`;
    },
  };
}

interface Cell {
  readonly content: string;
  readonly column: number;
  readonly language: string | undefined;
}

/** What stands first in a row names it. */
function cellOf({ header, align }: Tokens.TableCell, { content, column, language }: Cell): string {
  const tag = header || column === 0 ? 'th' : 'td';
  const scope = header ? ' scope="col"' : column === 0 ? ' scope="row"' : '';
  const lang = language === undefined ? '' : ` lang="${language}"`;
  return `<${tag}${scope}${lang}${align === 'right' ? ' class="number"' : ''}>${content}</${tag}>`;
}

/** As the site that shows the repository makes them, so that links work in both places. */
function idOf(text: string, taken: readonly Heading[]): string {
  const id = slugOf(text);
  const again = taken.filter((heading) => slugOf(heading.text) === id).length;
  return again === 0 ? id : `${id}-${again}`;
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

/** Where the page has what a link names; null where it has nothing of it. */
function addressOf(href: string, name: string): string | null {
  if (/^(https?:|#)/.test(href)) return href;
  const [file = '', part] = href.split('#', 2);
  const shown = SHOWN[file];
  if (shown === undefined) return null;
  const place = part === undefined ? '' : `#${part}`;
  return file === name ? place || '#' : shown + place;
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      'tokens' in token && token.tokens ? plainText(token.tokens) : 'text' in token ? `${token.text}` : '',
    )
    .join('');
}
