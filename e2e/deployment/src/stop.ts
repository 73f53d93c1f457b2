import { command, runCommand } from '@nss/command-line';
import { isAlive } from '@nss/embedded-aws';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordedCloud } from './cloud/running-cloud';

const stop = command({
  invocation: 'npm stop --',
  summary: 'ends the embedded cloud that npm start left running, and with it everything deployed there',
  examples: ['npm stop'],
  run: async ({ out }) => {
    const cloud = recordedCloud();
    if (!cloud) {
      out('no embedded cloud is running');
      return 0;
    }
    process.kill(cloud.pid, 'SIGTERM');
    for (let tries = 0; tries < 100 && isAlive(cloud.pid); tries += 1) await sleep(100);
    if (isAlive(cloud.pid))
      throw new Error(`the embedded cloud at ${cloud.endpoint} did not end within 10 s: kill -9 ${cloud.pid}`);
    out(`ended the embedded cloud at ${cloud.endpoint}`);
    return 0;
  },
});

process.exitCode = await runCommand(stop, process.argv.slice(2));
