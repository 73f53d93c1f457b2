import { environmentsApp } from './app';
import { loadEnvironments } from '@nss/environment';
import { printProblems } from '@nss/environment';
import { requireNoStrayReferences } from './stages/require-no-stray-references';

// Synthesises every environment of ENVIRONMENTS_DIR into CDK_OUTDIR; `cdk` runs this file, and so does `nss-infra:synth`.
const { environments, problems } = loadEnvironments();
if (environments)
  requireNoStrayReferences(environmentsApp(environments, { outdir: process.env['CDK_OUTDIR'] }).synth());
else {
  printProblems(problems);
  process.exitCode = 1;
}
