/** A screen as static HTML: what the server rendered, its styles and its font, without any script. */
import { get } from 'node:http';

const SCRIPTS = /<script\b[\s\S]*?<\/script>|<link\b[^>]*\brel="modulepreload"[^>]*>/g;
const STYLES =
  /<link\b[^>]*\brel="(?:stylesheet|icon)"[^>]*\bhref="([^"]+)"|<link\b[^>]*\bhref="([^"]+)"[^>]*\brel="(?:stylesheet|icon)"/g;
const FONTS = /url\(["']?([^"')]+\.woff2)["']?\)/g;
/** What says how the bytes are to be taken. */
const KEPT_HEADERS = ['content-type', 'content-encoding', 'cache-control'];

/** @returns the files of the page at an address, with the headers and the bytes with which the server gives them */
export async function staticPage(address, compress) {
  const page = await download(address, 'identity');
  const html = page.bytes.toString().replace(SCRIPTS, '');
  const { path, headers } = page;
  const files = [{ path, headers: { ...headers, 'content-encoding': 'br' }, bytes: compress(html) }];
  const styles = [...html.matchAll(STYLES)].map(([, one, other]) => one ?? other);
  const fonts = [];
  for (const style of styles) {
    const { bytes } = await download(new URL(style, address), 'identity');
    fonts.push(
      ...[...bytes.toString().matchAll(FONTS)].map(([, font]) => new URL(font, new URL(style, address)).pathname),
    );
  }
  for (const file of new Set([...styles, ...fonts])) files.push(await download(new URL(file, address), 'br'));
  return files.map(({ bytes, ...file }) => ({ ...file, bytes: bytes.toString('base64') }));
}

/** The bytes as they come, not decompressed. */
export function download(address, encoding) {
  return new Promise((resolve, reject) => {
    const { pathname: path, search } = new URL(address);
    get(address, { headers: { 'accept-encoding': encoding } }, async (response) => {
      const chunks = await response.toArray();
      if (response.statusCode !== 200) reject(new Error(`${address} answered ${response.statusCode}.`));
      const headers = KEPT_HEADERS.filter((name) => response.headers[name]).map((name) => [
        name,
        response.headers[name],
      ]);
      resolve({ path: path + search, headers: Object.fromEntries(headers), bytes: Buffer.concat(chunks) });
    }).on('error', reject);
  });
}
