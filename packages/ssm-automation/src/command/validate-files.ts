import { MAX_DOCUMENT_BYTES, MAX_READ_BYTES } from '../document';
import { type Finding, validateDocument } from '../validator';
import { validatorPorts } from '../ports/ports';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
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
  /** For a person. */
  readonly text: string;
  /** 0 without findings, 1 with some, 2 where a file cannot be read, whatever is found in the others */
  readonly exitCode: number;
}

/**
 * Validates Automation documents, ours or anybody's.
 *
 * @param files paths of JSON or YAML files
 * @param folder that the paths begin in
 */
export async function validateFiles(files: readonly string[], folder: string): Promise<ValidationReport> {
  const results = await validatedFiles(files, folder);
  const withFindings = results.some(({ findings }) => findings.length > 0);
  return {
    documents: results.map(listed),
    text: validationText(results),
    exitCode: results.some(({ unread }) => unread) ? 2 : withFindings ? 1 : 0,
  };
}

/** Every file in the order named: one that cannot be read never hides what is wrong with the others. */
async function validatedFiles(files: readonly string[], folder: string): Promise<ValidatedFile[]> {
  const ports = validatorPorts();
  try {
    const results: ValidatedFile[] = [];
    for (const file of files) {
      const read = readFile(folder, file);
      results.push(
        'text' in read
          ? { file, findings: await validateDocument(read.text, ports) }
          : { file, unread: true, findings: [read.finding] },
      );
    }
    return results;
  } finally {
    await ports.stop();
  }
}

function readFile(folder: string, file: string): { text: string } | { finding: Finding } {
  const unread = (message: string, remedy: string) => ({
    finding: { code: 'no-document' as const, position: { line: 1, column: 1 }, message, remedy },
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
    findings: findings.map(({ code, step = null, position, message, remedy }) => ({
      code,
      step,
      position,
      message,
      remedy,
    })),
  };
}
