// `node tools/setup/src/synth.mjs [OUTDIR]`: synthesises the environments into a cloud assembly (default dist/cdk.out).
// CDK's built-in validation is off here, because it costs more than the rest and runs once over the finished assembly
// instead (`nss-infra:policy`).
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleApp } from './bundle-app.mjs';
import { keepCompiledCode } from './compile-cache.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const outdir = resolve(process.argv[2] ?? join(root, 'dist/cdk.out'));
const app = await bundleApp('apps/nss-infra/src/main.ts');
keepCompiledCode(join(root, 'dist/compile-cache'), 'nss-infra');
rmSync(outdir, { recursive: true, force: true });
Object.assign(process.env, { CDK_OUTDIR: outdir, CDK_VALIDATION: 'false' });
createRequire(import.meta.url)(app);
