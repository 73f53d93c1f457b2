import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentsApp, type PlannedEnvironment } from '../app';
import { requireNoStrayReferences } from '../stages/require-no-stray-references';

/** The file of a cloud assembly that lists what is in it. https://docs.aws.amazon.com/cdk/v2/guide/deploy.html */
const MANIFEST = 'manifest.json';

const batchFolder = (outdir: string, batch: number) => join(outdir, `batch-${batch}`);

/** Synthesises some environments into a cloud assembly of their own, inside the directory of the whole one. */
export function synthesiseBatch(environments: readonly PlannedEnvironment[], outdir: string, batch: number): void {
  requireNoStrayReferences(environmentsApp(environments, { outdir: batchFolder(outdir, batch) }).synth());
}

/** Makes one cloud assembly of those of its batches, as it is when one process synthesises all. */
export function joinBatches(outdir: string, batches: number): void {
  mkdirSync(outdir, { recursive: true });
  const manifests = Array.from({ length: batches }, (_, batch) => {
    const folder = batchFolder(outdir, batch);
    for (const name of readdirSync(folder)) {
      if (name === MANIFEST) continue;
      // Of an asset that several environments have, each batch has the same.
      rmSync(join(outdir, name), { recursive: true, force: true });
      renameSync(join(folder, name), join(outdir, name));
    }
    return JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as { readonly artifacts?: object };
  });
  const artifacts = new Map<string, unknown>();
  for (const [name, artifact] of manifests.flatMap((manifest) => Object.entries(manifest.artifacts ?? {}))) {
    // What every batch has, such as the report of feature flags, stands once and last, as in an assembly of one process.
    artifacts.delete(name);
    artifacts.set(name, artifact);
  }
  const manifest = { ...manifests[0], artifacts: Object.fromEntries(artifacts) };
  writeFileSync(join(outdir, MANIFEST), JSON.stringify(manifest, null, 2));
  for (let batch = 0; batch < batches; batch += 1) rmSync(batchFolder(outdir, batch), { recursive: true });
}
