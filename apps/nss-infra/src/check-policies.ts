import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { type ValidationReport, policyFindings } from './policy-findings';

/**
 * Holds an app against the policy packs AwsSolutions and NIST 800-53 r5, and against CDK's own validation.
 *
 * @param build makes the app, with the directory it is synthesised into
 * @returns one line a finding; empty when there is none
 * @throws Error when the app cannot be synthesised for another reason than what was found, or CDK_VALIDATION is off
 */
export function checkPolicies(build: (outdir: string) => App): string[] {
  // The packs would run all the same, and the CDK's own rules would be missing without a word.
  if (process.env['CDK_VALIDATION'] === 'false')
    throw new Error('CDK_VALIDATION is false: unset it, or half of the policies go unchecked');
  const outdir = mkdtempSync(join(tmpdir(), 'nss-policy-'));
  try {
    const app = build(outdir);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
    const failure = synthesise(app);
    const findings = policyFindings(readReport(outdir, failure));
    if (failure && findings.length === 0) throw failure;
    return findings;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The CDK throws once a plugin finds something; what it found stands in the report. */
function synthesise(app: App): unknown {
  try {
    app.synth();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Without a report nothing was checked, which must not look like nothing found. */
function readReport(outdir: string, failure: unknown): ValidationReport {
  try {
    return JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as ValidationReport;
  } catch (cause) {
    throw failure ?? new Error(`the CDK wrote no validation report into ${outdir}`, { cause });
  }
}
