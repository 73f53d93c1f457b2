import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chosenEnvironments } from './parts/chosen-environments';
import { inParts } from './parts/in-parts';
import { joinParts, synthesisePart } from './parts/synthesise';

// Synthesises the environments of ENVIRONMENTS_DIR into CDK_OUTDIR: all, or the one of `--environment NAME`. `cdk` runs this file,
// and so does `nss-infra:synth`.
const outdir = (process.env['CDK_OUTDIR'] ??= mkdtempSync(join(tmpdir(), 'cdk.out-')));
void inParts({
  load: () => chosenEnvironments(process.argv.slice(2)),
  work: (environments, part) => synthesisePart(environments, outdir, part),
  finish: (results) => joinParts(outdir, results.length),
});
