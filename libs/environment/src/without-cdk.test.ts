import { workspaceRoot } from '@nss/workspace';
import { build } from 'esbuild';

test('who reads and checks environment files waits for no CDK, which takes longer to load than they to answer', async () => {
  const { metafile } = await build({
    absWorkingDir: workspaceRoot(),
    entryPoints: ['libs/environment/src/loader.ts'],
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    tsconfig: 'tsconfig.base.json',
    metafile: true,
    outdir: 'out',
  });
  const packages = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  expect(packages).toContain('zod');
  expect(packages.filter((name) => /^(aws-cdk-lib|constructs)/.test(name))).toEqual([]);
});
