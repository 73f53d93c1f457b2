import { validateFiles } from '@nss/ssm-automation/ports';
import { WrongUse } from './wrong-use';

/**
 * Validates Automation documents, ours or anybody's, and prints what is wrong with them.
 *
 * @param files paths of JSON or YAML files, relative to where the command was called
 * @returns the exit code: 0 without findings, 1 with some, 2 where a file cannot be read, whatever is found in the others
 * @throws WrongUse for no file
 */
export async function validate(files: readonly string[], json: boolean): Promise<number> {
  if (files.length === 0) throw new WrongUse('validate needs the path of a document');
  // npm runs commands in the workspace's root, wherever they are called.
  const { text, exitCode } = await validateFiles(files, process.env['INIT_CWD'] ?? '.', json);
  console.log(text);
  return exitCode;
}
