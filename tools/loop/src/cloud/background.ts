import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { type EmbeddedCloud, PortTakenError, startEmbeddedCloud } from '@nss/embedded-cloud';
import { type RunningCloud, cloudFile, cloudFolder } from './running-cloud';

/** The port AWS emulators are expected at; another one is taken where it is not free. */
const USUAL_PORT = 4566;

/** A cloud that somebody forgot ends by itself. */
const LONGEST_HOURS = 8;

async function startAnywhere(): Promise<EmbeddedCloud> {
  const onLine = (line: string) => console.log(line);
  try {
    return await startEmbeddedCloud({ port: USUAL_PORT, onLine });
  } catch (error) {
    if (error instanceof PortTakenError) return startEmbeddedCloud({ onLine });
    throw error;
  }
}

// Started detached by `npm start`; writes where it is once it is ready, and lives until `npm stop`.
const cloud = await startAnywhere();
mkdirSync(cloudFolder(), { recursive: true });
const running: RunningCloud = { pid: process.pid, port: cloud.port, endpoint: cloud.endpoint };
writeFileSync(cloudFile(), JSON.stringify(running));
await new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  setTimeout(resolve, LONGEST_HOURS * 3600 * 1000);
});
rmSync(cloudFile(), { force: true });
await cloud.stop();
process.exit(0);
