import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DocumentNode, Kind, print } from 'graphql';
import { type Plugin, runnerImport } from 'vite';

const PAGE = fileURLToPath(new URL('../page/', import.meta.url));
const NAME = 'virtual:documents';

/**
 * Collects the GraphQL documents of the page, `*.document.ts`: `virtual:documents` tells the id of each by the name of
 * its operation, and `documents.json` beside the built page tells the server the text of each id. So the texts are not
 * sent to the browser, and the browser sends ids.
 */
export function persistedDocuments(): Plugin {
  const collected = collect();
  return {
    name: 'persisted-documents',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: async (id) =>
      id === `\0${NAME}` ? `export const documentIds = ${JSON.stringify((await collected).ids)};` : null,
    async generateBundle() {
      if (this.environment.config.consumer === 'server') return;
      const source = JSON.stringify((await collected).texts, null, 1);
      this.emitFile({ type: 'asset', fileName: 'documents.json', source });
    },
  };
}

async function collect(): Promise<{ ids: Record<string, string>; texts: Record<string, string> }> {
  const ids: Record<string, string> = {};
  const texts: Record<string, string> = {};
  const files = readdirSync(PAGE, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.document.ts')).sort()) {
    const { module } = await runnerImport<Record<string, unknown>>(`${PAGE}${file}`, { configFile: false });
    for (const [name, exported] of Object.entries(module)) {
      if (!isDocument(exported)) continue;
      const operation = operationOf(exported);
      if (operation === null) continue;
      if (name !== `${operation}Document`) throw new Error(`${file}: ${name} is to be called ${operation}Document.`);
      if (ids[operation] !== undefined) throw new Error(`${file}: there is another operation '${operation}'.`);
      const text = print(exported);
      const id = createHash('sha256').update(text).digest('hex');
      ids[operation] = id;
      texts[id] = text;
    }
  }
  return { ids, texts };
}

function isDocument(value: unknown): value is DocumentNode {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === Kind.DOCUMENT;
}

/** Null for a document of fragments only. */
function operationOf({ definitions }: DocumentNode): string | null {
  for (const definition of definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) return definition.name?.value ?? null;
  }
  return null;
}
