import { type Answer, type Phases, WrongUse } from '@nss/command-line';
import { chosenEnvironment, everyEnvironment } from '@nss/environment';
import { isSubjectPrefix, synthesising, targetAccount } from '@nss/operations';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examine } from './examine';
import { repositoryName } from './github/read-github';
import { counts, reportText } from './report/report-text';

/** What was asked for. */
interface Given extends Phases {
  readonly options: { readonly environment: string | undefined; readonly 'subject-prefix': string | undefined };
  readonly answer: Answer;
}

/**
 * Looks at machine, accounts and repository.
 * @returns the exit code: 0 nothing fails, 1 something fails
 * @throws WrongUse for what is no subject prefix
 */
export async function runDoctor(
  { options: { environment, 'subject-prefix': subjectPrefix }, columns, phase, answer }: Given,
  accountOf = targetAccount,
): Promise<number> {
  if (subjectPrefix !== undefined && !isSubjectPrefix(subjectPrefix))
    throw new WrongUse(`${subjectPrefix} is no subject prefix: write repo:OWNER/REPOSITORY, without a wildcard`);
  const environments = environment === undefined ? everyEnvironment() : [chosenEnvironment(environment)];
  const folder = mkdtempSync(join(tmpdir(), 'nss-doctor-'));
  try {
    const { directory: assembly } = await phase('synthesising', () => synthesising(join(folder, 'assembly')));
    const repository = repositoryName();
    const lines = await examine({ environments, assembly, repository, subjectPrefix, accountOf, phase });
    answer(lines, () => reportText(lines, columns));
    return counts(lines).fail === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
