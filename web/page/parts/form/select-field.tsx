import './form.css';
import { useId } from 'react';

export interface SelectOption {
  readonly value: string;
  readonly text: string;
}

interface SelectFieldProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly SelectOption[];
  readonly defaultValue?: string;
  readonly hint?: string;
}

/** One of a few: the browser's own list. */
export function SelectField({ name, label, options, defaultValue, hint }: SelectFieldProps) {
  const id = useId();
  const hintId = `${id}hint`;
  return (
    <span className="form-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={defaultValue} aria-describedby={hint && hintId}>
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <span className="note" id={hintId}>
          {hint}
        </span>
      )}
    </span>
  );
}
