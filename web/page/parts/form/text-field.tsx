import './form.css';
import { type RefObject, useEffect, useRef, useState } from 'react';
import {
  TextField as Field,
  FieldError,
  type TextFieldProps as FieldProps,
  Input,
  Label,
  Text,
} from 'react-aria-components';
import { useTexts } from '../../language/texts.js';

export interface TextFieldProps extends Pick<FieldProps, 'autoComplete' | 'maxLength' | 'minLength' | 'type'> {
  /** As the document calls what is written here. */
  readonly name: string;
  readonly label: string;
  readonly defaultValue?: string;
  /** What to know before one writes. */
  readonly hint?: string;
  readonly isRequired?: boolean;
}

/** One line to write in, with its label, a hint, and what is wrong with it. */
export function TextField({ label, defaultValue = '', hint, isRequired = true, ...props }: TextFieldProps) {
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [value, setValue] = useWritten(input, defaultValue);
  return (
    <Field {...props} className="form-field" isRequired={isRequired} value={value} onChange={setValue}>
      <Label>{isRequired ? label : `${label} ${t('form.optional')}`}</Label>
      <Input ref={input} />
      {hint !== undefined && (
        <Text slot="description" className="note">
          {hint}
        </Text>
      )}
      <Fault />
    </Field>
  );
}

/** What is wrong with a field, in the language of the page. */
export function Fault() {
  const { t } = useTexts();
  return (
    <FieldError className="form-fault">
      {({
        validationDetails: { valueMissing, typeMismatch, tooShort, badInput, rangeUnderflow, rangeOverflow },
        validationErrors,
      }) => {
        if (valueMissing) return t('form.missing');
        if (typeMismatch) return t('form.notAnEmail');
        if (tooShort) return t('refusal.password_too_short');
        if (badInput || rangeUnderflow || rangeOverflow) return t('form.notADay');
        return validationErrors.join(' ');
      }}
    </FieldError>
  );
}

/** Begins with what was written, or filled in by the browser, before scripts ran. */
export function useWritten(
  input: RefObject<HTMLInputElement | null>,
  defaultValue: string,
): [value: string, setValue: (value: string) => void] {
  const [value, setValue] = useState(defaultValue);
  useEffect(() => {
    if (input.current && input.current.value !== '') setValue(input.current.value);
  }, [input]);
  return [value, setValue];
}
