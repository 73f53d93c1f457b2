// `node tools/setup/src/synth.mjs [OUTDIR]`: synthesises the environments into a cloud assembly (default dist/cdk.out).
// Bundled on the fly and run as a process of its own; CDK's built-in validation is off here, because it costs more than
// the rest and runs once over the finished assembly instead (`nss-infra:policy`).
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleApp } from './bundle-app.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const outdir = resolve(process.argv[2] ?? join(root, 'dist/cdk.out'));
const app = await bundleApp('apps/nss-infra/src/main.ts');
rmSync(outdir, { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [app], {
  stdio: 'inherit',
  env: {
    ...process.env,
    CDK_OUTDIR: outdir,
    CDK_VALIDATION: 'false',
    // Node 22 and newer keep compiled code between runs; older ones ignore this.
    NODE_COMPILE_CACHE: join(root, 'dist/compile-cache'),
  },
});
process.exit(status ?? 2);
