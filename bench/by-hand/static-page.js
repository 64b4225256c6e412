/** Serves the files of the environment variable FILES from memory: addresses and what is answered there, as JSON. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const answers = new Map(
  JSON.parse(readFileSync(process.env['FILES'] ?? '', 'utf8')).map(({ path, headers, bytes }) => [
    path,
    { headers, bytes: Buffer.from(bytes, 'base64') },
  ]),
);
const server = createServer(({ url }, response) => {
  const { headers, bytes } = answers.get(url) ?? { headers: {}, bytes: null };
  response.writeHead(bytes ? 200 : 404, { ...headers, 'content-length': bytes?.length ?? 0 });
  response.end(bytes);
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
