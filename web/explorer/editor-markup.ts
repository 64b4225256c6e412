const MARK = 'data-set-style';

/**
 * Monaco writes its lines as HTML, with the place of each as a style attribute, which the policy of this server
 * refuses. Monaco lets a page have a look at the HTML before it is written: the attribute gets another name here, and
 * its text is set as the element's style as soon as there is an element, which the policy leaves to scripts. HTML that
 * anybody else writes stays as it is, and so does the policy for it.
 */
export function setStylesOfEditor(): void {
  window.MonacoEnvironment = {
    ...window.MonacoEnvironment,
    createTrustedTypesPolicy: (name, options) => {
      const createHTML = options?.createHTML;
      return { name, ...options, ...(createHTML && { createHTML: (html: string) => marked(createHTML(html)) }) };
    },
  };
  const inner = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...inner,
    set(this: Element, html: unknown) {
      inner?.set?.call(this, html);
      setStyles(this, html);
    },
  });
  const insert = Element.prototype.insertAdjacentHTML;
  Element.prototype.insertAdjacentHTML = function (position: InsertPosition, html: string) {
    insert.call(this, position, html);
    setStyles(this.parentElement ?? this, html);
  };
}

// Text is escaped by then: what looks like a tag is one.
function marked(html: string): string {
  return html.replace(/<[a-z][^>]*>/g, (tag) => tag.replace(/(?<=\s)style=/, `${MARK}=`));
}

function setStyles(within: Element, html: unknown): void {
  if (typeof html !== 'string' || !html.includes(MARK)) return;
  for (const element of within.querySelectorAll<HTMLElement>(`[${MARK}]`)) {
    element.style.cssText = element.getAttribute(MARK) ?? '';
    element.removeAttribute(MARK);
  }
}
