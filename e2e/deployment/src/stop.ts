import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '@nss/embedded-aws';
import { recordedCloud } from './cloud/running-cloud';

// `npm stop`: ends the embedded cloud that `npm start` left running, and with it everything deployed there.
const cloud = recordedCloud();
if (cloud) {
  process.kill(cloud.pid, 'SIGTERM');
  for (let tries = 0; tries < 100 && isAlive(cloud.pid); tries += 1) await sleep(100);
  if (isAlive(cloud.pid)) {
    console.error(`the embedded cloud at ${cloud.endpoint} did not end within 10 s: kill -9 ${cloud.pid}`);
    process.exitCode = 1;
  } else console.log(`ended the embedded cloud at ${cloud.endpoint}`);
} else {
  console.log('no embedded cloud is running');
}
