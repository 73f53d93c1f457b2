import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { environmentsApp } from './app';
import { loadEnvironments } from './environment/loader';
import { printProblems } from './environment/commands/print-problems';
import { type ValidationReport, policyFindings } from './policy-findings';

// `nss-infra:policy`: the policy packs AwsSolutions and NIST 800-53 r5, and CDK's own validation, over every environment.
// A process of its own: synthesis stays fast without them.
const { environments, problems } = loadEnvironments();
if (environments) process.exitCode = check(mkdtempSync(join(tmpdir(), 'nss-policy-')));
else {
  printProblems(problems);
  process.exitCode = 1;
}

function check(outdir: string): number {
  const app = environmentsApp(environments ?? [], { outdir });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
  let failure: unknown;
  try {
    app.synth();
  } catch (error) {
    // The CDK throws once a plugin finds something; what it found stands in the report.
    failure = error;
  }
  const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as ValidationReport;
  rmSync(outdir, { recursive: true });
  const findings = policyFindings(report);
  findings.forEach((finding) => console.log(finding));
  if (failure && findings.length === 0) throw failure;
  console.log(`policy: ${environments?.length} environments, ${findings.length} findings`);
  return findings.length > 0 ? 1 : 0;
}
