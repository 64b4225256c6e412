import './form.css';
import { useState } from 'react';
import {
  Button,
  ComboBox,
  I18nProvider,
  Input,
  type Key,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import { useTexts } from '../../language/texts.js';
import { markStyled } from './mark-styled.js';
import { Fault } from './text-field.js';
import { useAwake } from './use-awake.js';

export interface FoundOption {
  readonly id: string;
  readonly text: string;
}

interface SearchFieldProps {
  readonly name: string;
  readonly label: string;
  /** What was found by what is written. */
  readonly found: readonly FoundOption[];
  readonly onWrite: (written: string) => void;
  readonly nobodyFound: string;
}

/** One of many, found by a part of its name. */
export function SearchField({ name, label, found, onWrite, nobodyFound }: SearchFieldProps) {
  const { tag } = useTexts();
  const isAwake = useAwake();
  const [chosen, setChosen] = useState<FoundOption | null>(null);
  if (!isAwake) return null;
  // What was chosen stays in the list, whatever else is found by its name.
  const options = chosen === null ? found : [chosen, ...found.filter(({ id }) => id !== chosen.id)];
  const choose = (id: Key | null) => setChosen(options.find((option) => option.id === id) ?? null);
  const write = (written: string) => onWrite(written === chosen?.text ? '' : written);
  markStyled();
  return (
    <I18nProvider locale={tag}>
      <ComboBox
        className="form-field form-search"
        name={name}
        items={options}
        value={chosen?.id ?? null}
        onChange={choose}
        onInputChange={write}
        allowsEmptyCollection
        menuTrigger="focus"
        isRequired
      >
        <Label>{label}</Label>
        <div className="form-search-box">
          <Input onFocus={({ currentTarget }) => currentTarget.select()} />
          <Button>
            <svg viewBox="0 0 10 6" width="10" height="6" aria-hidden="true">
              <path d="M0 0h10L5 6z" />
            </svg>
          </Button>
        </div>
        <Fault />
        <Popover className="form-search-list" offset={4}>
          <ListBox renderEmptyState={() => <p>{nobodyFound}</p>}>
            {({ id, text }: FoundOption) => <ListBoxItem id={id}>{text}</ListBoxItem>}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  );
}
