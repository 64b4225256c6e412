import type { GraphiQLPlugin } from '@graphiql/react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { READY } from './ready-queries.js';
import { SavedFile } from './saved-file.js';
import { SavedItem } from './saved-item.js';
import { renamed, type SavedQuery, withoutSaved, withSaved } from './saved-query.js';
import { useEditors } from './use-editors.js';
import { useSavedQueries } from './use-saved-queries.js';

/** A panel of GraphiQL: what was saved here under a name, and what comes ready to use. */
export const SAVED_QUERIES: GraphiQLPlugin = { title: 'Saved queries', icon: Bookmark, content: SavedQueries };

function SavedQueries() {
  const [saved, keep] = useSavedQueries();
  const [told, setTold] = useState('');
  const [latest, setLatest] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const { open, present } = useEditors();
  const change = (all: readonly SavedQuery[] | null, done: string) => {
    setLatest('');
    if (all === null) setTold('Another saved query has that name.');
    else setTold(keep(all) ? done : 'This browser keeps nothing for this page: export the queries instead.');
  };
  return (
    <section className="saved-queries" aria-label="Saved queries">
      <h2>Saved queries</h2>
      <SaveForm save={(name) => change(withSaved(saved, { ...present(), name }), `Saved as “${name}”.`)} />
      <p role="status" className="saved-told">
        {told}
      </p>
      <h3 ref={heading} tabIndex={-1}>
        Yours, kept in this browser
      </h3>
      {saved.length === 0 && <p>None yet.</p>}
      <ul>
        {saved.map((one) => (
          <SavedItem
            key={one.name}
            name={one.name}
            open={() => open(one)}
            rename={(to) => {
              const all = renamed(saved, one.name, to);
              change(all, `Renamed to “${to}”.`);
              if (all !== null) setLatest(to);
            }}
            remove={() => {
              heading.current?.focus();
              change(withoutSaved(saved, one.name), `“${one.name}” is deleted.`);
            }}
            isFocused={one.name === latest}
          />
        ))}
      </ul>
      <SavedFile saved={saved} change={change} tell={setTold} />
      <h3>Ready to use</h3>
      <ul>
        {Object.values(READY).map((one) => (
          <li key={one.name}>
            <button type="button" className="saved-open" onClick={() => open(one)}>
              {one.name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SaveForm({ save }: { readonly save: (name: string) => void }) {
  const id = useId();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    save(name.trim());
    setName('');
  };
  return (
    <form className="saved-form" onSubmit={submit}>
      <label htmlFor={id}>Name for the query in the editor</label>
      <input id={id} value={name} onChange={({ target }) => setName(target.value)} required maxLength={80} />
      <button type="submit">Save</button>
    </form>
  );
}

function Bookmark() {
  return (
    <svg viewBox="0 0 16 16" width="1em" height="1em" aria-hidden="true" fill="none" stroke="currentColor">
      <path d="M3.5 1.5h9v13L8 10.75 3.5 14.5z" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}
