// Bundles entries and apps before they are run: `node tools/setup/src/bundle-ahead.mjs tools/delivery/src/main.ts apps/nss-infra/src/main.ts`.
// Whoever runs them then, here or in a copy of this checkout that was given dist/run, finds them made.
import { bundleApp } from './bundle-app.mjs';
import { bundle } from './run.mjs';

for (const entry of process.argv.slice(2))
  await (entry.startsWith('apps/nss-infra/') ? bundleApp(entry) : bundle(entry));
