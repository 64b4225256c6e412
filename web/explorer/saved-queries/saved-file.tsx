import { type ChangeEvent, useId } from 'react';
import { saveFile } from '../../page/parts/save-file.js';
import { type SavedQuery, savedIn, withSaved } from './saved-query.js';

/** Takes saved queries to another browser and brings them from there, as a file. */
export function SavedFile({
  saved,
  change,
  tell,
}: {
  readonly saved: readonly SavedQuery[];
  readonly change: (all: readonly SavedQuery[], done: string) => void;
  readonly tell: (what: string) => void;
}) {
  const id = useId();
  const bring = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (!file) return;
    const brought = savedIn(await file.text());
    // The same file may be chosen again, after it was mended.
    target.value = '';
    if (brought === null) tell(`“${file.name}” does not hold saved queries.`);
    else change(brought.reduce(withSaved, [...saved]), `Imported ${brought.length} from “${file.name}”.`);
  };
  return (
    <p className="saved-file">
      <button type="button" onClick={() => download(saved)} disabled={saved.length === 0}>
        Export
      </button>
      <label htmlFor={id}>Import</label>
      <input id={id} type="file" accept="application/json,.json" onChange={(event) => void bring(event)} />
    </p>
  );
}

function download(saved: readonly SavedQuery[]): void {
  saveFile('saved-queries.json', 'application/json', JSON.stringify(saved, null, 2));
}
