import './form.css';
import { useRef, useState } from 'react';
import { TextField as Field, Input, Label, Text } from 'react-aria-components';
import { useTexts } from '../../language/texts.js';
import { Fault, useWritten } from './text-field.js';
import { useAwake } from './use-awake.js';

const LONGEST_PASSWORD = 200;

interface PasswordFieldProps {
  readonly name: string;
  readonly label: string;
  /** The fewest characters of one to be chosen; none for one that is known already. */
  readonly shortest?: number;
}

/** A password, which can be shown while it is written. */
export function PasswordField({ name, label, shortest }: PasswordFieldProps) {
  const { t } = useTexts();
  const isAwake = useAwake();
  const input = useRef<HTMLInputElement>(null);
  const [value, setValue] = useWritten(input, '');
  const [isShown, setShown] = useState(false);
  return (
    <Field
      className="form-field"
      name={name}
      type={isShown ? 'text' : 'password'}
      autoComplete={shortest === undefined ? 'current-password' : 'new-password'}
      maxLength={LONGEST_PASSWORD}
      isRequired
      value={value}
      onChange={setValue}
    >
      <Label>{label}</Label>
      <span className="form-password">
        <Input ref={input} autoCapitalize="none" spellCheck={false} />
        {isAwake && (
          <button type="button" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
            {t('form.show')} <span className="unseen">{label}</span>
          </button>
        )}
      </span>
      {shortest !== undefined && (
        <Text slot="description" className="note">
          {t('form.passwordHint', { least: shortest })}
        </Text>
      )}
      <Fault />
    </Field>
  );
}
