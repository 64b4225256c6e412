import { useTexts } from '../../language/texts.js';
import { saveFile } from '../../parts/save-file.js';
import type { Shown } from './compared.js';
import { comparisonCsv } from './comparison-csv.js';

export function ComparisonDownload({ shown }: { readonly shown: Shown }) {
  const { t } = useTexts();
  const { use, compared, latest } = shown;
  const save = () => {
    saveFile(
      `${use.indicator.code}-${latest.year}.csv`,
      'text/csv;charset=utf-8',
      comparisonCsv(compared.comparison.nodes),
    );
  };
  return (
    <p className="actions compare-actions">
      <button type="button" className="button" onClick={save}>
        {t('compare.download')}
      </button>
    </p>
  );
}
