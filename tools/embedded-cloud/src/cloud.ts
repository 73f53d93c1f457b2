import { parseArgs } from 'node:util';
import { PortTakenError, startEmbeddedCloud } from './start';

/** AWS's own emulators listen there, so clients and people expect it. */
const defaultPort = 4566;

/** The port on the command line, or a sentence about what is wrong with it. */
function portFrom(args: string[]): number | string {
  try {
    const { values } = parseArgs({ args, options: { port: { type: 'string' } } });
    const port = Number(values.port ?? defaultPort);
    return Number.isInteger(port) && port >= 0 && port < 65536 ? port : `--port ${values.port} is not a port: give a number from 0 (any free one) to 65535`;
  } catch (error) {
    return `${(error as Error).message} Usage: npm run -s cloud -- [--port ${defaultPort}]`;
  }
}

async function main(): Promise<number> {
  const port = portFrom(process.argv.slice(2));
  if (typeof port === 'string') {
    console.error(port);
    return 2;
  }
  try {
    const cloud = await startEmbeddedCloud({ port, onLine: (line) => console.error(line) });
    console.log(`embedded cloud ready: ${cloud.endpoint} (Ctrl-C ends it)`);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    });
    await cloud.stop();
    return 0;
  } catch (error) {
    console.error(error instanceof PortTakenError ? error.message : String(error));
    return error instanceof PortTakenError ? 2 : 1;
  }
}

process.exitCode = await main();
