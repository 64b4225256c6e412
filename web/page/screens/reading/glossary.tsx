import { headings, html, title } from 'docs:glossary.md';
import { useTexts } from '../../language/texts.js';
import { Reading } from './reading.js';

/** Every word that the page and the API use, in the three languages. */
export function Glossary() {
  const { t } = useTexts();
  return (
    <Reading
      title={title}
      html={html}
      headings={headings}
      remark={t('glossary.inEnglish')}
      contents={t('glossary.contents')}
    />
  );
}
