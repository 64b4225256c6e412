import { isTag, LANGUAGES, type Language, languageOf, tagOf } from '../../language/languages.js';
import { useTexts } from '../../language/texts.js';
import { SelectField } from './select-field.js';
import { written } from './written.js';

const OPTIONS = Object.entries(LANGUAGES).map(([value, text]) => ({ value, text }));

/** The language of somebody's mail. */
export function LanguageField({ defaultValue }: { readonly defaultValue: Language }) {
  const { t } = useTexts();
  return (
    <SelectField name="language" label={t('form.language')} options={OPTIONS} defaultValue={tagOf(defaultValue)} />
  );
}

export function languageIn(fields: FormData): Language {
  const tag = written(fields, 'language');
  return languageOf(isTag(tag) ? tag : 'da');
}
