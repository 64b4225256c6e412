import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** What is smaller comes in one packet anyway. */
const SMALLEST = 1_000;
/** Above it the best that brotli can do takes seconds, for a few per cent. */
const LARGE = 500_000;
/** Other fonts and pictures are compressed as they are. */
const TEXT = /\.(?:js|css|svg|json|ttf)$/;

/**
 * Puts a compressed form of each asset beside it, `.br` and `.gz`, which the server sends to whoever accepts it: so that
 * this is done once and as well as it can be, not for every visitor.
 */
export function compress(): Plugin {
  return {
    name: 'compress',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      if (this.environment.config.consumer === 'server') return;
      const names = Object.keys(bundle).filter((name) => name.startsWith('assets/') && TEXT.test(name));
      await Promise.all(names.map((name) => compressFile(join(dir, name))));
    },
  };
}

async function compressFile(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < SMALLEST) return;
  const quality = content.length > LARGE ? 9 : constants.BROTLI_MAX_QUALITY;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const forms = { br: brotliOf(content, { params }), gz: gzipOf(content, { level: constants.Z_BEST_COMPRESSION }) };
  for (const [ending, form] of Object.entries(forms)) await writeFile(`${file}.${ending}`, await form);
}

const brotliOf = promisify(brotliCompress);
const gzipOf = promisify(gzip);
