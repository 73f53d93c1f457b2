import { mkdirSync } from 'node:fs';
import { type EmbeddedCloud, PortTakenError, startEmbeddedCloud } from '@nss/embedded-aws';
import { cloudFolder, forgetCloud, recordCloud } from './running-cloud';
import { cloudSources } from './sources';
import { USUAL_PORT } from './usual-port';

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
const ended = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  setTimeout(resolve, LONGEST_HOURS * 3600 * 1000);
});
const sources = cloudSources();
const cloud = await startAnywhere();
mkdirSync(cloudFolder(), { recursive: true });
recordCloud({ pid: process.pid, port: cloud.port, endpoint: cloud.endpoint, sources });
await ended;
forgetCloud(process.pid);
await cloud.stop();
process.exit(0);
