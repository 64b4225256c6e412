import './embed-code.css';
import { useRef, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import { useTexts } from '../language/texts.js';
import { escaped } from './escaped.js';
import { neverChanges } from './never-changes.js';

const HEIGHT_OF_CHART = 520;
const HEIGHT_OF_REST = 200;

/** The code that puts this chart into another page. */
export function EmbedCode({ title, charts = 1 }: { readonly title: string; readonly charts?: number }) {
  const { t } = useTexts();
  const code = useCode(title, HEIGHT_OF_REST + HEIGHT_OF_CHART * Math.max(1, charts));
  const field = useRef<HTMLTextAreaElement>(null);
  const [done, setDone] = useState<'copied' | 'selected' | null>(null);
  const copy = async () => {
    field.current?.select();
    setDone((await isCopied(code)) ? 'copied' : 'selected');
  };
  return (
    <details className="indicator-embed screen-only">
      <summary>{t('indicator.embed.title')}</summary>
      <p className="note">{t('indicator.embed.how')}</p>
      <textarea ref={field} aria-label={t('indicator.embed.code')} rows={4} readOnly value={code} spellCheck={false} />
      <p className="actions">
        <button type="button" className="button" onClick={() => void copy()}>
          {t('indicator.embed.copy')}
        </button>
      </p>
      <p className="note" role="status">
        {done && t(`indicator.embed.${done}`)}
      </p>
    </details>
  );
}

/** Browsers lend the clipboard to secure pages only, and not always to them. */
async function isCopied(code: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code);
    return true;
  } catch {
    return false;
  }
}

/** Of whom it tells stays; of which year and as known when does not: another page shows what is newest. */
function useCode(title: string, height: number): string {
  const { pathname, search } = useLocation();
  const origin = useSyncExternalStore(
    neverChanges,
    () => window.location.origin,
    () => '',
  );
  const organisation = new URLSearchParams(search).get('organisation');
  const ofWhom = organisation === null ? '' : `?${new URLSearchParams({ organisation })}`;
  const src = escaped(`${origin}/embed${pathname}${ofWhom}`);
  return `<iframe src="${src}" title="${escaped(title)}" width="100%" height="${height}" loading="lazy"></iframe>`;
}
