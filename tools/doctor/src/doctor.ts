import { command, WrongUse } from '@nss/command-line';
import { chosenEnvironment, environmentOption, everyEnvironment } from '@nss/environment';
import { isSubjectPrefix, synthesise, targetAccount } from '@nss/operations';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examine } from './examine';
import { repositoryName } from './github/read-github';
import { counts, reportText } from './report/report-text';

/**
 * `npm run -s doctor`: says what machine, accounts and repository still lack.
 * @param accountOf where, and as whom, an account is looked at. @default targetAccount
 */
export function doctorCommand(accountOf = targetAccount) {
  return command({
    invocation: 'npm run -s doctor --',
    summary: 'says what machine, accounts and repository still lack, with the command for each',
    description:
      'Looks at this machine, at the account of each environment (or of one), and at the repository on GitHub; prints what is missing and the command that fixes it. Changes nothing. AWS is asked with the credentials the AWS CLI would find, at the endpoint that AWS_ENDPOINT_URL names where it does; GitHub with GITHUB_TOKEN or GH_TOKEN. Exit code: 0 nothing fails, 1 something fails, 2 wrong use.',
    options: {
      environment: environmentOption,
      'subject-prefix': { value: 'PREFIX', description: 'repo:OWNER/REPOSITORY, where GitHub cannot be asked' },
    },
    json: true,
    examples: ['npm run -s doctor', 'npm run -s doctor -- --environment dev'],
    run: async ({ options: { environment, 'subject-prefix': subjectPrefix }, json, out }) => {
      if (subjectPrefix !== undefined && !isSubjectPrefix(subjectPrefix))
        throw new WrongUse(`${subjectPrefix} is no subject prefix: write repo:OWNER/REPOSITORY, without a wildcard`);
      const environments = environment === undefined ? everyEnvironment() : [chosenEnvironment(environment)];
      const folder = mkdtempSync(join(tmpdir(), 'nss-doctor-'));
      try {
        const { directory: assembly } = synthesise(join(folder, 'assembly'));
        const repository = repositoryName();
        const lines = await examine({ environments, assembly, repository, subjectPrefix, accountOf });
        out(json ? JSON.stringify(lines, null, 2) : reportText(lines));
        return counts(lines).fail === 0 ? 0 : 1;
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  });
}
