/** An HTTP server that answers each POST by what a function makes of its variables. Prints its address. */
import { createServer } from 'node:http';

export function serve(answer) {
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const { variables } = JSON.parse(Buffer.concat(parts).toString());
    const { status, said } = await answer(variables).then(
      (data) => ({ status: 200, said: { data } }),
      (error) => ({ status: 500, said: { errors: [{ message: error.message }] } }),
    );
    // The GraphQL server ends its answers with a line break.
    const text = `${JSON.stringify(said)}\n`;
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    response.end(text);
  });
  server.listen(0, '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${server.address().port}`);
  });
}
