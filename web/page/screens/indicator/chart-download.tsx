import { chartSvgText } from '../../charts/save-chart.js';
import { useTexts } from '../../language/texts.js';
import { saveFile } from '../../parts/save-file.js';

/** Gives away the chart that is seen, wide or narrow, as a picture that needs no style sheet. */
export function ChartDownload({ chartId, name }: { readonly chartId: string; readonly name: string }) {
  const { t } = useTexts();
  const save = () => {
    const drawn = [...document.querySelectorAll(`#${CSS.escape(chartId)} svg`)].find(isDrawn);
    if (drawn) saveFile(`${name}.svg`, 'image/svg+xml', chartSvgText(drawn));
  };
  return (
    <button type="button" className="button" onClick={save}>
      {t('indicator.download.svg')}
    </button>
  );
}

function isDrawn(element: Element): element is SVGSVGElement {
  return element instanceof SVGSVGElement && element.getBoundingClientRect().height > 0;
}
