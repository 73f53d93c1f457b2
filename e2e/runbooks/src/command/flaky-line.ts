import { connect, createServer, type Socket } from 'node:net';
import { type AddressInfo } from 'node:net';

/** A way to a cloud on which connections break. */
export interface FlakyLine {
  readonly endpoint: string;
  /** How many connections were broken off. */
  broken(): number;
  stop(): Promise<void>;
}

/** Opens a port that leads to a cloud, but for every so many connections, which are broken off. */
export async function flakyLine(endpoint: string, everyOther: number): Promise<FlakyLine> {
  const { port } = new URL(endpoint);
  const open = new Set<Socket>();
  let connections = 0;
  let broken = 0;
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    if (connections++ % everyOther === 0) {
      broken += 1;
      socket.resetAndDestroy();
      return;
    }
    const onward = connect(Number(port), '127.0.0.1');
    open.add(onward);
    onward.on('error', () => undefined);
    socket.pipe(onward).pipe(socket);
    // One answer a connection, so that there are many.
    onward.once('data', () => setTimeout(() => socket.end(), 50));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://localhost:${(server.address() as AddressInfo).port}`,
    broken: () => broken,
    stop: () =>
      new Promise((resolve) => {
        open.forEach((socket) => socket.destroy());
        server.close(() => resolve());
      }),
  };
}
