import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, runningCloud } from './cloud/running-cloud';

// `npm stop`: ends the embedded cloud that `npm start` left running, and with it everything deployed there.
const cloud = await runningCloud();
if (cloud) {
  process.kill(cloud.pid, 'SIGTERM');
  for (let tries = 0; tries < 100 && isAlive(cloud.pid); tries += 1) await sleep(100);
  console.log(`ended the embedded cloud at ${cloud.endpoint}`);
} else {
  console.log('no embedded cloud is running');
}
