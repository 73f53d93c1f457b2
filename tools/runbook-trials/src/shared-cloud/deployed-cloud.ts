import { administratorOf } from '@nss/embedded-cloud';
import { bringToLife, OfflineLoop } from '@nss/loop';
import { environmentsDirectory } from '@nss/infra';

// A cloud with the reference environments deployed and at work; it says where it is, and ends with its standard input.
const loop = await OfflineLoop.begin();
try {
  const { environments, assembly } = await loop.planDirectory(environmentsDirectory());
  for (const loaded of environments) {
    const { outcome } = await loop.promote(loaded, assembly);
    if (outcome !== 'as planned') throw new Error(`${loaded.name} was deployed ${outcome}:\n${loop.said.join('\n')}`);
    const { account, region } = loaded.environment;
    const client = { endpoint: loop.cloud.endpoint, region, credentials: administratorOf(loop.cloud.endpoint, account) };
    await bringToLife({ loaded, administrator: { account, region, client } });
  }
  console.log(`ready ${loop.cloud.endpoint}`);
  await new Promise((resolve) => process.stdin.resume().once('end', resolve));
} finally {
  await loop.end();
}
