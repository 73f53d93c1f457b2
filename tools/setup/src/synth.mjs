// `node tools/setup/src/synth.mjs [OUTDIR] [--environment NAME]`: synthesises the environments, or one by itself, into a cloud assembly
// (default dist/cdk.out). CDK's built-in validation is off here, because it costs more than the rest and runs once over the finished
// assembly instead (`nss-infra:policy`).
import { rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runApp } from './run-app.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const { positionals } = parseArgs({ options: { environment: { type: 'string' } }, allowPositionals: true });
const outdir = resolve(positionals[0] ?? join(root, 'dist/cdk.out'));
// The app starts this file again for batches of environments (apps/nss-infra/src/batches).
if (!process.env.NSS_INFRA_BATCH) rmSync(outdir, { recursive: true, force: true });
Object.assign(process.env, { CDK_OUTDIR: outdir, CDK_VALIDATION: 'false' });
// A batch takes seconds: what V8's optimising compiler would take of them it does not give back.
setFlagsFromString('--no-opt');
await runApp('apps/nss-infra/src/main.ts', 'synth');
