import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chosenEnvironments } from './batches/chosen-environments';
import { inBatches } from './batches/in-batches';
import { joinBatches, synthesiseBatch } from './batches/synthesise';

// Synthesises the environments of ENVIRONMENTS_DIR into CDK_OUTDIR: all, or the one of `--environment NAME`. `cdk` runs this file,
// and so does `nss-infra:synth`.
const outdir = (process.env['CDK_OUTDIR'] ??= mkdtempSync(join(tmpdir(), 'cdk.out-')));
void inBatches({
  load: () => chosenEnvironments(process.argv.slice(2)),
  work: (environments, batch) => synthesiseBatch(environments, outdir, batch),
  finish: (results) => joinBatches(outdir, results.length),
});
