import { WrongUse } from '@nss/command-line';
import { resolve } from 'node:path';
import { githubFiles, githubTexts } from '../rules/github-files';
import { checkRules, findingText } from '../rules/rules';

/**
 * What breaks a general rule in the workflows and actions below `.github` of a folder, a line each.
 * @throws WrongUse where there is no workflow
 * @throws WorkflowError for a file that is no workflow
 */
export function checkCheckout(folder: string): string[] {
  const files = githubFiles(githubTexts(folder));
  if (files.workflows.length === 0) throw new WrongUse(`there is no workflow in ${resolve(folder)}/.github/workflows`);
  return checkRules(files).map(findingText);
}
