import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadEnvironments, noSuchEnvironment, printProblems } from '@nss/environment';
import { isSubjectPrefix, synthesise, targetAccount } from '@nss/operations';
import { examine } from './examine';
import { repositoryName } from './github/read-github';
import { counts, reportText } from './report/report-text';

const USAGE = `usage: npm run -s doctor [-- --environment NAME] [--subject-prefix repo:OWNER/REPOSITORY] [--json]

Looks at this machine, at the account of each environment (or of one), and at the repository on GitHub; prints what is missing
and the command that mends it. Changes nothing. AWS is asked with the credentials the AWS CLI would find, at the endpoint that
AWS_ENDPOINT_URL names where it does; GitHub with GITHUB_TOKEN or GH_TOKEN.
exit code: 0 nothing fails, 1 something fails, 2 wrong use`;

interface Wanted {
  readonly environment?: string;
  readonly subjectPrefix?: string;
  readonly json: boolean;
  readonly help: boolean;
}

/** What the command was asked; a text is what is wrong with it. */
function asked(args: readonly string[]): Wanted | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        environment: { type: 'string', short: 'e' },
        'subject-prefix': { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { environment, 'subject-prefix': subjectPrefix, json, help } = values;
    if (subjectPrefix !== undefined && !isSubjectPrefix(subjectPrefix))
      return `${subjectPrefix} is no subject prefix: write repo:OWNER/REPOSITORY, without a wildcard`;
    return { environment, subjectPrefix, json, help };
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * `npm run -s doctor`: says what machine, accounts and repository still lack.
 * @param accountOf where, and as whom, an account is looked at. @default targetAccount
 * @returns the exit code: 0 nothing fails, 1 something fails, 2 wrong use
 */
export async function doctor(args: readonly string[], accountOf = targetAccount): Promise<number> {
  const wrong = (message: string): 2 => {
    console.error(`${message}\n\n${USAGE}`);
    return 2;
  };
  const wanted = asked(args);
  if (typeof wanted === 'string') return wrong(wanted);
  if (wanted.help) {
    console.log(USAGE);
    return 0;
  }
  const { environments, problems } = loadEnvironments();
  if (!environments) {
    printProblems(problems);
    return 1;
  }
  const chosen =
    wanted.environment === undefined ? environments : environments.filter(({ name }) => name === wanted.environment);
  if (chosen.length === 0) return wrong(noSuchEnvironment(wanted.environment, environments));
  const folder = mkdtempSync(join(tmpdir(), 'nss-doctor-'));
  try {
    const { directory: assembly } = synthesise(join(folder, 'assembly'));
    const lines = await examine({
      environments: chosen,
      assembly,
      repository: repositoryName(),
      subjectPrefix: wanted.subjectPrefix,
      accountOf,
    });
    console.log(wanted.json ? JSON.stringify(lines, null, 2) : reportText(lines));
    return counts(lines).fail === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
