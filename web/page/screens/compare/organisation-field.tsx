import { type ComponentType, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { Arrow } from './arrow.js';

/** One of those who take part, as it is called in this field. */
export interface OrganisationOption {
  /** `DK:9901` */
  readonly ref: string;
  readonly text: string;
}

export interface OrganisationFieldProps {
  readonly name: string;
  readonly label: string;
  /** What it says where nobody is chosen. */
  readonly empty: string;
  /** `DK:9901`, or empty. */
  readonly chosen: string;
  readonly options: readonly OrganisationOption[];
  readonly onChoose: (chosen: string) => void;
}

/** From here on a list is longer than one likes to look through. */
const MANY = 10;

/** One of those who take part: a list of the browser's own, and for many a field to type in once scripts run. */
export function OrganisationField(props: OrganisationFieldProps) {
  const { name, label, empty, chosen, options, onChoose } = props;
  const id = useId();
  const list = useRef<HTMLSelectElement>(null);
  const Typed = useTypedField(options.length >= MANY, list);
  if (Typed) return <Typed {...props} />;
  return (
    <span className="compare-field">
      <label htmlFor={id}>{label}</label>
      <span className="compare-select">
        <select ref={list} id={id} name={name} value={chosen} onChange={({ target }) => onChoose(target.value)}>
          <option value="">{empty}</option>
          {options.map(({ ref, text }) => (
            <option key={ref} value={ref}>
              {text}
            </option>
          ))}
        </select>
        <Arrow />
      </span>
    </span>
  );
}

/** What takes the place of the list; not while the keyboard is in it. */
function useTypedField(
  isWanted: boolean,
  list: RefObject<HTMLSelectElement | null>,
): ComponentType<OrganisationFieldProps> | null {
  const [Typed, setTyped] = useState<ComponentType<OrganisationFieldProps> | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    // Where it does not arrive the list stays, which does the same.
    void import('./organisation-combo-box.js').then(
      ({ OrganisationComboBox }) => {
        const swap = () => {
          if (!isGone) setTyped(() => OrganisationComboBox);
        };
        if (list.current !== null && list.current === document.activeElement) {
          list.current.addEventListener('blur', swap, { once: true });
        } else swap();
      },
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [isWanted, list]);
  return Typed;
}
