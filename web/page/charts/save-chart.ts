/** What a drawing takes from the style sheet. */
const TAKEN = [
  'fill',
  'paint-order',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;
const PAD = 16;
const GROUND = '#ffffff';
const NAMESPACE = 'http://www.w3.org/2000/svg';

/** The drawing as a file of its own: in ink on white whatever the theme, and without any style sheet. */
export function chartSvgText(svg: SVGSVGElement): string {
  const { left, top, width, height } = sizeOf(svg);
  const copy = inLight(() => {
    const clone = svg.cloneNode(true);
    if (!(clone instanceof SVGSVGElement)) throw new Error('The copy of a drawing is a drawing.');
    takeLooks(svg, clone);
    return clone;
  });
  copy.setAttribute('xmlns', NAMESPACE);
  copy.setAttribute('viewBox', `${left - PAD} ${top - PAD} ${width + 2 * PAD} ${height + 2 * PAD}`);
  copy.setAttribute('width', String(width + 2 * PAD));
  copy.setAttribute('height', String(height + 2 * PAD));
  copy.insertBefore(ground({ left, top, width, height }), copy.querySelector('desc')?.nextSibling ?? copy.firstChild);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

interface Size {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function sizeOf(svg: SVGSVGElement): Size {
  const { x, y, width, height } = svg.viewBox.baseVal;
  if (width > 0) return { left: x, top: y, width, height };
  const drawn = svg.getBoundingClientRect();
  return { left: 0, top: 0, width: drawn.width, height: drawn.height };
}

/** Nothing is painted meanwhile: the light theme is never seen. */
function inLight<T>(work: () => T): T {
  const root = document.documentElement;
  const before = root.getAttribute('data-theme');
  root.setAttribute('data-theme', 'light');
  // What covers a line with its ground covers it with that of the file.
  root.style.setProperty('--paper', GROUND);
  try {
    return work();
  } finally {
    root.style.removeProperty('--paper');
    if (before === null) root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', before);
  }
}

function takeLooks(from: Element, to: Element): void {
  if (['title', 'desc'].includes(from.tagName)) return;
  const computed = getComputedStyle(from);
  for (const name of TAKEN) to.setAttribute(name, computed.getPropertyValue(name));
  to.removeAttribute('class');
  for (const [index, child] of [...from.children].entries()) {
    const copy = to.children[index];
    if (copy) takeLooks(child, copy);
  }
}

function ground({ left, top, width, height }: Size): SVGElement {
  const rect = document.createElementNS(NAMESPACE, 'rect');
  const box = { x: left - PAD, y: top - PAD, width: width + 2 * PAD, height: height + 2 * PAD, fill: GROUND };
  for (const [name, value] of Object.entries(box)) rect.setAttribute(name, String(value));
  return rect;
}
