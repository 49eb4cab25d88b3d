import { createServer, request } from 'node:http';

/** A small proxy before several servers: in turn, and to the next one where a connection is refused. */
export async function roundRobin(
  port: number,
  ports: readonly number[],
): Promise<() => Promise<void>> {
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const first = turn++;
      const attempt = (tried: number) => {
        const chosen = ports[(first + tried) % ports.length];
        const headers = { ...incoming.headers, 'x-forwarded-for': incoming.socket.remoteAddress };
        const onward = request(
          {
            port: chosen,
            host: '127.0.0.1',
            method: incoming.method,
            path: incoming.url,
            headers,
            agent: false,
          },
          (answer) => {
            outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
            answer.pipe(outgoing);
          },
        );
        onward.once('error', () => {
          if (tried + 1 < ports.length) attempt(tried + 1);
          else outgoing.writeHead(502).end();
        });
        onward.end(Buffer.concat(chunks));
      };
      attempt(0);
    });
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
}
