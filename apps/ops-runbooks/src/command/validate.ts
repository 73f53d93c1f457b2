import { type Answer } from '@nss/command-line';
import { validateFiles } from '@nss/ssm-automation/ports';

/**
 * Validates Automation documents, ours or anybody's, and prints what is wrong with them.
 *
 * @param files paths of JSON or YAML files, relative to where the command was called
 * @returns the exit code: 0 without findings, 1 with some, 2 where a file cannot be read, whatever is found in the others
 */
export async function validate(files: readonly string[], answer: Answer): Promise<number> {
  // npm runs commands in the workspace's root, wherever they are called.
  const { documents, text, exitCode } = await validateFiles(files, process.env['INIT_CWD'] ?? '.');
  answer(documents, () => text);
  return exitCode;
}
