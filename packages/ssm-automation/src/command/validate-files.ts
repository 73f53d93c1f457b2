import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { MAX_DOCUMENT_BYTES, MAX_READ_BYTES } from '../document';
import { validatorPorts } from '../ports/ports';
import { type Finding, validateDocument } from '../validator';
import { type SarifLog, validationSarif } from './validation-sarif';
import { validationText } from './validation-text';

/** A file and what is wrong with it. */
export interface ValidatedFile {
  readonly file: string;
  readonly findings: readonly Finding[];
  /** Whether nothing could be looked at: the one finding says why. @default false */
  readonly unread?: boolean;
}

/** What is wrong with some files. */
export interface ValidationReport {
  /** For a program: every document with its findings. */
  readonly documents: readonly object[];
  /** For a code host, in its own format. */
  readonly sarif: SarifLog;
  /** For a person. */
  readonly text: string;
  /** 0 without errors, 1 with some, 2 where a file cannot be read, whatever is found in the others */
  readonly exitCode: number;
}

/** How files are judged. */
export interface ValidateFilesOptions {
  /** Whether warnings count as errors do. @default false */
  readonly strict?: boolean;
}

/** Documents under way at once: while Python reads the scripts of one, the next is looked at. */
const AT_ONCE = 16;

/**
 * Validates Automation documents, ours or anybody's. A document is taken to have the name of its file.
 *
 * @param files paths of JSON or YAML files
 * @param folder that the paths begin in
 */
export async function validateFiles(
  files: readonly string[],
  folder: string,
  { strict = false }: ValidateFilesOptions = {},
): Promise<ValidationReport> {
  const results = await validatedFiles(files, folder);
  const fails = ({ severity }: Finding) => severity === 'error' || (strict && severity === 'warning');
  return {
    documents: results.map(listed),
    sarif: validationSarif(results),
    text: validationText(results),
    exitCode: results.some(({ unread }) => unread) ? 2 : Number(results.some(({ findings }) => findings.some(fails))),
  };
}

/** Every file in the order named: one that cannot be read never hides what is wrong with the others. */
async function validatedFiles(files: readonly string[], folder: string): Promise<ValidatedFile[]> {
  const ports = validatorPorts();
  try {
    const validate = async (file: string): Promise<ValidatedFile> => {
      const read = readFile(folder, file);
      const name = basename(file).replace(/\.[^.]*$/, '');
      return 'text' in read
        ? { file, findings: await validateDocument(read.text, ports, { name }) }
        : { file, unread: true, findings: [read.finding] };
    };
    const results: ValidatedFile[] = [];
    for (let first = 0; first < files.length; first += AT_ONCE)
      results.push(...(await Promise.all(files.slice(first, first + AT_ONCE).map(validate))));
    return results;
  } finally {
    await ports.stop();
  }
}

function readFile(folder: string, file: string): { text: string } | { finding: Finding } {
  const unread = (message: string, remedy: string): { finding: Finding } => ({
    finding: { code: 'no-document', severity: 'error', position: { line: 1, column: 1 }, message, remedy },
  });
  try {
    const path = resolve(folder, file);
    const stat = statSync(path);
    if (stat.isDirectory()) return unread('this is a folder', 'name the files in it');
    if (!stat.isFile()) return unread('this is no file', 'name a file');
    if (stat.size > MAX_READ_BYTES)
      return unread(
        `the file has ${stat.size} bytes, and AWS takes ${MAX_DOCUMENT_BYTES}`,
        'check that it is the right file',
      );
    return { text: readFileSync(path, 'utf8') };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return unread(
      code === 'ENOENT' ? 'there is no such file' : `the file cannot be read: ${message}`,
      code === 'ENOENT' ? 'look at the path' : 'fix its permissions, or leave it out',
    );
  }
}

/** Every finding has the same keys, so that programs need not ask. */
function listed({ file, findings }: ValidatedFile): object {
  return {
    file,
    findings: findings.map(({ code, severity, step = null, position, message, remedy }) => ({
      code,
      severity,
      step,
      position,
      message,
      remedy,
    })),
  };
}
