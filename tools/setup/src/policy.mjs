// `node tools/setup/src/policy.mjs`: runs the policy packs and CDK's own validation over every environment.
import { spawnSync } from 'node:child_process';
import { bundleApp } from './bundle-app.mjs';

const app = await bundleApp('apps/nss-infra/src/policy.ts');
const { status } = spawnSync(process.execPath, [app], { stdio: 'inherit' });
process.exit(status ?? 2);
