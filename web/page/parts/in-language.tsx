import { type Language, tagOf } from '../language/languages.js';
import { useTexts } from '../language/texts.js';

/** A text that a person wrote; marked where it is in another language than the page. */
export function InLanguage({ text, language }: { readonly text: string; readonly language: Language | null }) {
  const { t, language: ofPage } = useTexts();
  if (language === null || language === ofPage) return text;
  const tag = tagOf(language);
  return (
    <>
      <span lang={tag}>{text}</span> <span className="note together">({t(`languageName.${tag}`)})</span>
    </>
  );
}
