import { connect, createServer, type Socket } from 'node:net';

/** A way to a server on this machine that can be cut. */
export interface Proxy {
  readonly url: string;
  /** Closes all connections; new ones can be made. */
  cut(): void;
  stop(): void;
}

export async function startProxy(port: number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const target = connect(port, '127.0.0.1');
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        target.destroy();
      });
    }
    client.pipe(target).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `spark://127.0.0.1:${own}`,
    cut,
    stop: () => {
      cut();
      server.close();
    },
  };
}
