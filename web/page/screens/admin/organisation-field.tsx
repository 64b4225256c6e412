import { useState } from 'react';
import { useTexts } from '../../language/texts.js';
import { SearchField } from '../../parts/form/search-field.js';
import { usePlaces } from './use-places.js';

/** Where a role or a key holds. */
export function OrganisationField() {
  const { t } = useTexts();
  const [sought, setSought] = useState('');
  return (
    <SearchField
      name="organisation"
      label={t('admin.where')}
      found={usePlaces(sought)}
      onWrite={setSought}
      nobodyFound={t('admin.noPlace')}
    />
  );
}
