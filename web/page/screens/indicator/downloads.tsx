import { useParams } from 'react-router';
import { choiceOf } from '../../asked.js';
import { useTexts } from '../../language/texts.js';
import { refOf } from '../../parts/organisation-ref.js';
import { saveFile } from '../../parts/save-file.js';
import { isInPerCent } from '../../parts/use-figures.js';
import { useAsked } from '../../use-asked.js';
import { ChartDownload } from './chart-download.js';
import type { GoalIndicatorAnswer } from './indicator.question.js';
import { seriesCsv } from './series-csv.js';
import { yearRows } from './year-rows.js';

const LENGTH_OF_DAY = '2024-05-01'.length;

/** The numbers and the picture, to be taken along. */
export function Downloads({ shown, chartId }: { readonly shown: GoalIndicatorAnswer; readonly chartId: string }) {
  const { t } = useTexts();
  const csvOf = useCsv();
  const { goalCode } = useParams();
  const name = `${goalCode}-${shown.indicator.code}`;
  const save = () => saveFile(`${name}.csv`, 'text/csv;charset=utf-8', csvOf(shown));
  return (
    <p className="actions indicator-downloads">
      <button type="button" className="button" onClick={save}>
        {t('indicator.download.csv')}
      </button>
      <ChartDownload chartId={chartId} name={name} />
    </p>
  );
}

function useCsv(): (shown: GoalIndicatorAnswer) => string {
  const { params, search } = useAsked();
  return ({ indicator, progress }) => {
    const { organisation } = progress;
    const subject = {
      strategy: params['slug'] ?? '',
      goal: params['goalCode'] ?? '',
      indicator: indicator.code,
      organisation: organisation && refOf(organisation),
      unit: indicator.valueKind === 'YES_NO' && isInPerCent(progress) ? '%' : indicator.unit,
      asKnownOn: choiceOf(search).asOf?.slice(0, LENGTH_OF_DAY) ?? null,
    };
    return seriesCsv(subject, yearRows(progress.series, indicator.measurements?.nodes ?? []));
  };
}
