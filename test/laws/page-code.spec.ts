import ts from 'typescript';
import { everyImport } from './imports.js';
import { everyNode, filesIn } from './source-text.js';

/** Shows a document of the project, which was made into HTML when the page was built. */
const MAY_SHOW_HTML = 'web/page/screens/reading/';
/** A route wants a whole address; nothing is asked of this host. */
const NOWHERE = 'http://localhost';
/** What is no address but the name of a language of documents. */
const NAMES = ['http://www.w3.org/'];

const hasNoStyleOfItsOwn = everyNode(isOfWeb, (node, path) => {
  if (!ts.isJsxAttribute(node)) return null;
  const name = node.name.getText();
  if (name === 'style') return 'has a style of its own, which the content policy refuses';
  return name === 'dangerouslySetInnerHTML' && !path.startsWith(MAY_SHOW_HTML) ? 'shows HTML as it comes' : null;
});

const asksNoOtherHost = everyNode(isOfWeb, (node) => {
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isJsxText(node);
  if (!isText || !/\b(?:https?|wss?):\/\//.test(node.text)) return null;
  return node.text === NOWHERE || NAMES.some((name) => node.text.startsWith(name))
    ? null
    : `names the host ${node.text}`;
});

const takesOnlyTheDomain = everyImport(({ target }) => target.startsWith('src/') && !target.startsWith('src/domain/'));

function isOfWeb(path: string): boolean {
  return path.startsWith('web/');
}

describe('the code of the page', () => {
  const files = ['web/page', 'web/explorer', 'web/build']
    .flatMap(filesIn)
    .filter(({ path }) => !path.endsWith('.d.ts'));

  it('has no style and no HTML that the content policy refuses', () => {
    expect(hasNoStyleOfItsOwn(files)).toEqual([]);
  });

  it('asks nobody but the server that it came from', () => {
    expect(asksNoOtherHost(files)).toEqual([]);
  });

  it('takes of the server only the domain', () => {
    expect(takesOnlyTheDomain(files)).toEqual([]);
  });
});

describe('it would be noticed if the code of the page', () => {
  const path = 'web/page/parts/a.tsx';

  it('had a style or HTML of its own', () => {
    const text = 'const a = <p style={{ color: red }} dangerouslySetInnerHTML={html} className="style" />;';
    expect(hasNoStyleOfItsOwn([{ path, text }])).toEqual([
      `${path}:1 has a style of its own, which the content policy refuses`,
      `${path}:1 shows HTML as it comes`,
    ]);
    const reading = text.replace('style={{ color: red }} ', '');
    expect(hasNoStyleOfItsOwn([{ path: `${MAY_SHOW_HTML}a.tsx`, text: reading }])).toEqual([]);
  });

  it('asked another host', () => {
    const text = `const a = 'https://example.org/font'; const b = \`wss://\${host}\`; const c = 'http://localhost';`;
    expect(asksNoOtherHost([{ path, text }])).toEqual([
      `${path}:1 names the host https://example.org/font`,
      `${path}:1 names the host wss://`,
    ]);
  });

  it('took more than the domain', () => {
    const text = "import { a } from '../../../src/domain/a.js'; import { b } from '../../../src/faces/b.js';";
    expect(takesOnlyTheDomain([{ path, text }])).toEqual([`${path}:1 imports src/faces/b.ts`]);
  });
});
