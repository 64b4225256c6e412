import './form.css';
import { useRef } from 'react';
import { TextField as Field, Input, Label, Text } from 'react-aria-components';
import { useTexts } from '../../language/texts.js';
import { Fault, useWritten } from './text-field.js';

interface DayFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** From now on. */
  readonly mostYears: number;
}

const LENGTH_OF_DAY = '2024-05-01'.length;

/** A day that is still to come. */
export function DayField({ name, label, hint, mostYears }: DayFieldProps) {
  const { tag } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [value, setValue] = useWritten(input, dayIn(1));
  return (
    <Field className="form-field" name={name} type="date" isRequired value={value} onChange={setValue}>
      <Label>{label}</Label>
      <Input ref={input} lang={tag} min={dayIn(0)} max={dayIn(mostYears)} />
      <Text slot="description" className="note">
        {hint}
      </Text>
      <Fault />
    </Field>
  );
}

/** In so many years, UTC. */
function dayIn(years: number): string {
  const day = new Date();
  day.setUTCFullYear(day.getUTCFullYear() + years);
  return day.toISOString().slice(0, LENGTH_OF_DAY);
}
