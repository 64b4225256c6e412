import './form.css';
import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../language/texts.js';

interface ConfirmProps {
  /** What the button says, and of what, for those who listen. */
  readonly label: string;
  readonly subject?: string;
  /** What will happen. */
  readonly question: string;
  /** What the second button says. */
  readonly confirm: string;
  readonly isUnderWay: boolean;
  readonly onConfirm: () => void;
}

/** What cannot be undone is asked twice, in place. */
export function Confirm({ label, subject, question, confirm, isUnderWay, onConfirm }: ConfirmProps) {
  const { t } = useTexts();
  const [isAsked, setAsked] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    // The keyboard goes back to where it was when the question goes away.
    if (wasAsked.current && !isAsked) first.current?.focus();
    wasAsked.current = isAsked;
  }, [isAsked]);
  if (!isAsked) {
    const name = subject === undefined ? undefined : `${label}: ${subject}`;
    return (
      <button ref={first} type="button" className="button" aria-label={name} onClick={() => setAsked(true)}>
        {label}
      </button>
    );
  }
  const keep = () => setAsked(false);
  return (
    <fieldset className="remark form-confirm" aria-label={label}>
      <p>{question}</p>
      <p className="actions">
        <Focused className="button is-main" disabled={isUnderWay} onClick={onConfirm}>
          {confirm}
        </Focused>
        <button type="button" className="button" onClick={keep}>
          {t('form.cancel')}
        </button>
      </p>
    </fieldset>
  );
}

/** A button that takes the keyboard when it appears. */
function Focused(props: Omit<ComponentProps<'button'>, 'type' | 'ref'>) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return <button {...props} type="button" ref={button} />;
}
