import { type Finding, validateDocument } from '@nss/automation';
import { validatorPorts } from '@nss/runbook-validation';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { WrongUse } from './wrong-use';
import { validationText } from './validation-text';

/** A file and what is wrong with it. */
export interface ValidatedFile {
  readonly file: string;
  readonly findings: readonly Finding[];
}

/**
 * Validates Automation documents, ours or anybody's, and prints what is wrong with them.
 *
 * @param files paths of JSON or YAML files, relative to where the command was called
 * @returns the exit code: 0 without findings, else 1
 * @throws WrongUse for no file, or one that cannot be read
 */
export async function validate(files: readonly string[], json: boolean): Promise<number> {
  if (files.length === 0) throw new WrongUse('validate needs the path of a document');
  const results = await validatedFiles(files);
  console.log(json ? JSON.stringify(results.map(listed), null, 2) : validationText(results));
  return results.every(({ findings }) => findings.length === 0) ? 0 : 1;
}

/** @throws WrongUse for a file that cannot be read, before anything is validated */
export async function validatedFiles(files: readonly string[]): Promise<ValidatedFile[]> {
  const texts = files.map((file) => ({ file, text: read(file) }));
  const ports = validatorPorts();
  try {
    const results: ValidatedFile[] = [];
    for (const { file, text } of texts) results.push({ file, findings: await validateDocument(text, ports) });
    return results;
  } finally {
    await ports.stop();
  }
}

function read(file: string): string {
  try {
    // npm runs commands in the workspace's root, wherever they are called.
    return readFileSync(resolve(process.env['INIT_CWD'] ?? '.', file), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new WrongUse(`${file} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder; name the files in it' : (error as Error).message}`);
  }
}

/** Every finding has the same keys, so that programs need not ask. */
function listed({ file, findings }: ValidatedFile): object {
  return { file, findings: findings.map(({ code, step = null, position, message, remedy }) => ({ code, step, position, message, remedy })) };
}
