const NAME = 'adopted-style';

/**
 * Does what a style element does, without being one. The policy of this server refuses text in style elements, also
 * where a script wrote it, since it cannot tell whose text it is; a sheet that a script constructs is no markup and
 * needs no leave. GraphiQL's parts and its editor know style elements only: they are given this in their place.
 */
class AdoptedStyle extends HTMLElement {
  readonly #sheet = new CSSStyleSheet();
  readonly #rewritten = new MutationObserver(() => this.#read());
  #home: Document | ShadowRoot | null = null;

  constructor() {
    super();
    this.#rewritten.observe(this, { childList: true, characterData: true, subtree: true });
  }

  /** As in a style element: there is none before it stands in a page, and it follows the text at once. */
  get sheet(): CSSStyleSheet | null {
    if (this.#rewritten.takeRecords().length > 0) this.#read();
    return this.#home === null ? null : this.#sheet;
  }

  set media(media: string) {
    this.#sheet.media.mediaText = media;
  }

  // In other elements lines become elements.
  override set innerText(text: string) {
    this.textContent = text;
  }

  connectedCallback(): void {
    const root = this.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return;
    this.hidden = true;
    this.#rewritten.takeRecords();
    this.#read();
    this.#home = root;
    root.adoptedStyleSheets.push(this.#sheet);
  }

  disconnectedCallback(): void {
    if (this.#home === null) return;
    this.#home.adoptedStyleSheets = this.#home.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    this.#home = null;
  }

  #read(): void {
    this.#sheet.replaceSync(this.textContent ?? '');
  }
}

/** From now on a script that makes a style element gets one whose sheet is adopted. */
export function adoptStyles(): void {
  customElements.define(NAME, AdoptedStyle);
  const create = document.createElement.bind(document);
  Object.defineProperty(document, 'createElement', {
    value: (name: string, options?: ElementCreationOptions) => create(name === 'style' ? NAME : name, options),
  });
}
