import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PersistedDocuments } from './persisted-documents.js';

/** What a page is made from. */
export interface PageRequest {
  /** Path and search. */
  readonly url: string;
  /** Gets an address of this server's own `/graphql`. */
  get(path: string): Promise<Response>;
  /** Nobody is signed in, so that it need not be asked who is. */
  readonly isVisitor: boolean;
  /** What the page is put into. */
  readonly template: string;
}

export interface RenderedPage {
  readonly status: 200 | 404 | 503;
  readonly html: string;
}

/** What the build of the page exports. */
interface PageModule {
  renderPage(request: PageRequest): Promise<RenderedPage>;
}

/** Makes a page by what was built. */
export type Render = (request: Omit<PageRequest, 'template'>) => Promise<RenderedPage>;

const BESIDE_THE_CODE = fileURLToPath(new URL('../../web', import.meta.url));

/** What the build of `web/` leaves: `dist` for browsers, `dist-server` for this server. */
export class BuiltPages {
  private loading: Promise<Render> | null = null;

  /** @param folder of `dist` and `dist-server` */
  constructor(private readonly folder: string = BESIDE_THE_CODE) {}

  /** What browsers fetch. */
  get files(): string {
    return join(this.folder, 'dist');
  }

  documents(): PersistedDocuments {
    return PersistedDocuments.read(join(this.files, 'documents.json'));
  }

  /** Loaded when it is first needed, and once: Node gives what failed no second try. Null where it was not built. */
  async render(): Promise<Render | null> {
    const [template, code] = [join(this.files, 'page/index.html'), join(this.folder, 'dist-server/page.js')];
    if (!this.loading && !(existsSync(template) && existsSync(code))) return null;
    this.loading ??= load(template, code);
    return this.loading;
  }
}

async function load(templateFile: string, code: string): Promise<Render> {
  const template = await readFile(templateFile, 'utf8');
  const { renderPage }: PageModule = await import(pathToFileURL(code).href);
  return (request) => renderPage({ ...request, template });
}
