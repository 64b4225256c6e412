import './reading.css';
import { useTexts } from '../../language/texts.js';
import { useHead } from '../../parts/use-head.js';

interface Heading {
  readonly id: string;
  readonly text: string;
  readonly depth: number;
}

/** A document of the project: it is written in English, whatever the language of the page around it. */
export function Reading({
  title,
  html,
  headings,
  remark,
  contents,
}: {
  readonly title: string;
  readonly html: string;
  readonly headings: readonly Heading[];
  /** That it is in English. */
  readonly remark: string;
  /** Names the list of its parts. */
  readonly contents: string;
}) {
  const { tag } = useTexts();
  useHead(title);
  return (
    <div className="wrap head">
      <h1 className="title" lang="en">
        {title}
      </h1>
      {tag !== 'en' && <p className="remark">{remark}</p>}
      <div className="reading">
        <nav className="reading-contents screen-only" aria-label={contents}>
          <Contents headings={headings} />
        </nav>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the project's own document, made into HTML by the build. */}
        <article className="reading-text" lang="en" dangerouslySetInnerHTML={{ __html: html }} />
      </div>
    </div>
  );
}

function Contents({ headings }: { readonly headings: readonly Heading[] }) {
  return (
    <ol lang="en">
      {headings
        .filter(({ depth }) => depth === 2)
        .map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
    </ol>
  );
}
