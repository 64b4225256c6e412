import {
  Button,
  ComboBox,
  I18nProvider,
  Input,
  type Key,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import { useTexts } from '../../language/texts.js';
import { Arrow } from './arrow.js';
import type { OrganisationFieldProps, OrganisationOption } from './organisation-field.js';

/** The library writes a style element of this id unless there is one; its only rule stands in `compare.css`. */
const STYLE_ID = 'react-aria-pressable-style';
const NOBODY = 'nobody';

/** Finds one among many by a part of its name. */
export function OrganisationComboBox({ label, empty, chosen, options, onChoose }: OrganisationFieldProps) {
  const { t, tag } = useTexts();
  const choose = (id: Key | null) => {
    // To empty the field is to choose nobody.
    const next = id === NOBODY || id === null ? '' : String(id);
    if (next !== chosen) onChoose(next);
  };
  markStyled();
  return (
    <I18nProvider locale={tag}>
      <ComboBox
        className="compare-field"
        defaultItems={[{ ref: NOBODY, text: empty }, ...options]}
        value={chosen === '' ? NOBODY : chosen}
        onChange={choose}
        allowsEmptyCollection
        menuTrigger="focus"
      >
        <Label>{label}</Label>
        <div className="compare-combo-box">
          <Input onFocus={({ currentTarget }) => currentTarget.select()} />
          <Button>
            <Arrow />
          </Button>
        </div>
        <Popover className="compare-list" offset={4}>
          <ListBox renderEmptyState={() => <p>{t('compare.nobodyFound')}</p>}>
            {({ ref, text }: OrganisationOption) => <ListBoxItem id={ref}>{text}</ListBoxItem>}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  );
}

function markStyled(): void {
  if (document.getElementById(STYLE_ID)) return;
  const mark = document.createElement('meta');
  mark.id = STYLE_ID;
  document.head.append(mark);
}
