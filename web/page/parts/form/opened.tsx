import './form.css';
import { type ReactNode, useState } from 'react';

interface OpenedProps {
  readonly summary: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** What few need is made when it is first opened. */
export function Opened({ summary, className = '', children }: OpenedProps) {
  const [wasOpened, setOpened] = useState(false);
  return (
    <details
      className={`form-opened ${className}`}
      onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}
    >
      <summary>{summary}</summary>
      {wasOpened && children}
    </details>
  );
}
