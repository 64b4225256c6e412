import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../../language/texts.js';

export interface CreatedKey {
  readonly secret: string;
  readonly purpose: string;
}

/** A key that was just made: to be copied now or never. */
export function Secret({ created, onDone }: { readonly created: CreatedKey; readonly onDone: () => void }) {
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<'copied' | 'selected' | null>(null);
  useEffect(() => heading.current?.focus(), []);
  const copy = async () => {
    field.current?.select();
    setCopied((await isCopied(created.secret)) ? 'copied' : 'selected');
  };
  return (
    <section className="remark admin-secret">
      <h2 ref={heading} tabIndex={-1}>
        {t('admin.keys.secretTitle', { purpose: created.purpose })}
      </h2>
      <p>{t('admin.keys.secretNote')}</p>
      <input
        ref={field}
        aria-label={t('admin.keys.secret')}
        readOnly
        value={created.secret}
        autoComplete="off"
        spellCheck={false}
      />
      <p className="actions">
        <button type="button" className="button is-main" onClick={() => void copy()}>
          {t('admin.keys.copy')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('admin.keys.kept')}
        </button>
      </p>
      <p role="status">{copied && t(`admin.keys.${copied}`)}</p>
    </section>
  );
}

/** Browsers lend the clipboard to secure pages only, and not always to them. */
async function isCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
