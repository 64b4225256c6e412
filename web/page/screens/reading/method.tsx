import { headings, html, title } from 'docs:method.md';
import { useTexts } from '../../language/texts.js';
import { Reading } from './reading.js';

/** How progress is judged, for whoever wants to check a status by hand. */
export function Method() {
  const { t } = useTexts();
  return (
    <Reading
      title={title}
      html={html}
      headings={headings}
      remark={t('method.inEnglish')}
      contents={t('method.contents')}
    />
  );
}
