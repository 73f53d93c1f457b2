import { type Answer } from '@nss/command-line';
import { validateAnswer, type ValidateChoices } from '@nss/ssm-automation/ports';

/**
 * Validates Automation documents, ours or anybody's, and prints what is wrong with them.
 *
 * @param files paths of JSON or YAML files, relative to where the command was called
 * @returns the exit code: 0 without errors, 1 with some (strictly, with warnings too), 2 where a file cannot be read
 */
export async function validate(files: readonly string[], options: ValidateChoices, answer: Answer): Promise<number> {
  // npm runs commands in the workspace's root, wherever they are called.
  return validateAnswer(files, process.env['INIT_CWD'] ?? '.', options, answer);
}
