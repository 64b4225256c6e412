import './form.css';
import {
  type FormEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Form } from 'react-aria-components';
import type { Refusal } from '../../api/tell.js';
import { useTexts } from '../../language/texts.js';
import { RefusalText, refusalWords } from './refusal-text.js';
import { useAwake } from './use-awake.js';

interface ToldFormProps {
  readonly refusal: Refusal | null;
  readonly isUnderWay: boolean;
  /** What the button says. */
  readonly submit: string;
  /** What was done, in words, once it was. */
  readonly done?: string | null;
  readonly isMain?: boolean;
  readonly className?: string;
  readonly onSend: (fields: FormData, form: HTMLFormElement) => void;
  readonly children?: ReactNode;
}

/**
 * A form that tells the server something. What is refused is said at its field, or above the button where it is no
 * field's fault, and the keyboard goes there. Without scripts it cannot be sent: no browser puts a password into an
 * address.
 */
export function ToldForm(props: ToldFormProps) {
  const { isUnderWay, submit, done = null, isMain = true, className = '', onSend, children } = props;
  const { t } = useTexts();
  const isAwake = useAwake();
  const form = useRef<HTMLFormElement>(null);
  const [answered, setAnswered] = useState<Refusal | null>(null);
  const refusal = props.refusal === answered ? null : props.refusal;
  const atField = useRefusedField(form, refusal);
  useAnswered(form, () => setAnswered(props.refusal));
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isUnderWay) onSend(new FormData(event.currentTarget), event.currentTarget);
  };
  return (
    <Form ref={form} className={`form ${className}`} method="post" validationErrors={atField} onSubmit={send}>
      {children}
      <RefusalLine refusal={refusal} />
      <p className="actions">
        <button type="submit" className={isMain ? 'button is-main' : 'button'} disabled={!isAwake}>
          {isUnderWay ? t('form.sending') : submit}
        </button>
      </p>
      <p className="form-done" role="status">
        {done !== null && refusal === null && !isUnderWay && done}
      </p>
      {!isAwake && (
        <noscript>
          <p className="remark">{t('form.needsScripts')}</p>
        </noscript>
      )}
    </Form>
  );
}

/** What is wrong goes away while it is put right: later, it would move the button from below the pointer. */
function useAnswered(form: RefObject<HTMLFormElement | null>, answered: () => void): void {
  const written = useEffectEvent(({ target }: Event) => {
    if (!(target instanceof HTMLElement) || !form.current?.contains(target)) return;
    answered();
    if (target.ariaInvalid === 'true') target.dispatchEvent(new Event('change'));
  });
  useEffect(() => {
    const heard = (event: Event) => written(event);
    // Behind React, which would otherwise write again what was there before.
    document.addEventListener('input', heard);
    return () => document.removeEventListener('input', heard);
  }, []);
}

/** For those who listen it is said at once; the keyboard goes there unless a field is at fault. */
export function RefusalLine({ refusal }: { readonly refusal: Refusal | null }) {
  return (
    <div role="alert">
      {refusal !== null && (
        <p className="remark form-refusal">
          <RefusalText refusal={refusal} />
        </p>
      )}
    </div>
  );
}

/** The refusal as the library wants it said, by the name of a field; the keyboard goes to that field. */
function useRefusedField(form: RefObject<HTMLFormElement | null>, refusal: Refusal | null): Record<string, string> {
  const texts = useTexts();
  useEffect(() => {
    const field = refusal?.field ? form.current?.elements.namedItem(refusal.field) : null;
    if (field instanceof HTMLElement) field.focus();
  }, [form, refusal]);
  // The library takes another object for another refusal, and would hold on to what the reader has put right.
  return useMemo(
    () => (refusal?.field ? { [refusal.field]: refusalWords(texts, refusal) ?? refusal.message } : {}),
    [texts, refusal],
  );
}
