import { type ComponentProps, type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';

/** One saved query: its name opens it; it can be named otherwise, and deleted. */
export function SavedItem({
  name,
  open,
  rename,
  remove,
  isFocused,
}: {
  readonly name: string;
  readonly open: () => void;
  readonly rename: (to: string) => void;
  readonly remove: () => void;
  /** It has just got this name, where the field for it was. */
  readonly isFocused: boolean;
}) {
  const [isRenaming, setRenaming] = useState(false);
  const [wasRenaming, setWasRenaming] = useState(false);
  const end = () => {
    setRenaming(false);
    setWasRenaming(true);
  };
  if (isRenaming) return <Renaming name={name} rename={rename} end={end} />;
  return (
    <li>
      <Focused className="saved-open" onClick={open} isFocused={isFocused || wasRenaming}>
        {name}
      </Focused>
      <button type="button" onClick={() => setRenaming(true)} aria-label={`Rename ${name}`}>
        Rename
      </button>
      <button type="button" onClick={remove} aria-label={`Delete ${name}`}>
        Delete
      </button>
    </li>
  );
}

/** A button that takes the focus when it appears in the place of what had it. */
function Focused({ isFocused, ...rest }: ComponentProps<'button'> & { readonly isFocused: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isFocused) button.current?.focus();
  }, [isFocused]);
  return <button type="button" ref={button} {...rest} />;
}

function Renaming({
  name,
  rename,
  end,
}: {
  readonly name: string;
  readonly rename: (to: string) => void;
  readonly end: () => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [to, setTo] = useState(name);
  useEffect(() => input.current?.select(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to.trim() !== '' && to.trim() !== name) rename(to.trim());
    end();
  };
  const giveUp = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') end();
  };
  return (
    <li>
      <form className="saved-form" onSubmit={submit} onKeyDown={giveUp}>
        <input
          ref={input}
          value={to}
          onChange={({ target }) => setTo(target.value)}
          required
          maxLength={80}
          aria-label={`New name for ${name}`}
        />
        <button type="submit">Rename</button>
        <button type="button" onClick={end}>
          Cancel
        </button>
      </form>
    </li>
  );
}
