import { isFixed, MAX_ATTACHMENTS, type PlacedStep } from '../../document';
import { didYouMean } from '../did-you-mean';
import { type Fault } from '../finding';
import { scriptInputs } from '../references/script-inputs';
import { type Rule } from '../rule';
import { isMap, isRuntime, kindOf } from '../values/kind';

/**
 * The files of a document and the steps that run them.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html (files),
 * automation-document-script-considerations.html and automation-action-executeScript.html (Attachment)
 */
export const attachments: Rule = ({ document, steps }) => {
  const files: unknown = (document as { readonly files?: unknown }).files;
  const declared = isMap(files) ? Object.entries(files) : [];
  const names = declared.map(([name]) => name);
  return [
    ...(names.length > MAX_ATTACHMENTS ? [tooMany(names.length)] : []),
    ...declared.flatMap(([name, value]) => fileFaults(name, value)),
    ...steps.flatMap((placed) => stepFaults(placed, names)),
  ];
};

function tooMany(count: number): Fault {
  return {
    code: 'beyond-limit',
    severity: 'warning',
    path: ['files'],
    atKey: true,
    message: `there are ${count} files`,
    remedy: `attach at most ${MAX_ATTACHMENTS}: put several into a .zip file`,
  };
}

function fileFaults(name: string, value: unknown): Fault[] {
  const path = ['files', name];
  const wrong = (message: string, remedy: string): Fault => ({
    code: 'wrong-attachment',
    path,
    atKey: true,
    message: `the file ${name} ${message}`,
    remedy,
  });
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AttachmentsSource.html (Name)
  const named =
    isFixed(name) && !/^[\w\-.]{3,128}$/.test(name)
      ? [wrong('has a name that no attachment can have', 'use 3 to 128 letters, digits, underscores, hyphens and dots')]
      : [];
  const checksums = isMap(value) ? value['checksums'] : undefined;
  if (!isMap(checksums) || Object.keys(checksums).length === 0)
    return [...named, wrong('has no checksums', 'give checksums, a map with sha256')];
  return [
    ...named,
    ...Object.entries(checksums).flatMap(([algorithm, digest]) => {
      if (typeof digest === 'string' && (!isFixed(digest) || /%[\w.-]+%/.test(digest))) return [];
      if (algorithm.toLowerCase() !== 'sha256') return [wrong(`has a checksum by ${algorithm}`, 'write sha256')];
      return typeof digest === 'string' && /^[0-9a-f]{64}$/i.test(digest)
        ? []
        : [wrong(`has the checksum ${kindOf(digest)}`, 'write the 64 hexadecimal digits of its SHA-256')];
    }),
  ];
}

function stepFaults(placed: PlacedStep, declared: readonly string[]): Fault[] {
  const { Attachment: name, Handler, Runtime, Script } = scriptInputs(placed) ?? {};
  if (typeof name !== 'string' || !isFixed(name)) return [];
  const wrong = (input: string, message: string, remedy: string): Fault => ({
    code: 'wrong-attachment',
    path: [...placed.path, 'inputs', input],
    message,
    remedy,
  });
  const isPython = isRuntime(Runtime, 'python');
  const wanted = isPython ? ['.py', '.zip'] : ['.zip'];
  return [
    ...(declared.includes(name)
      ? []
      : [
          wrong(
            'Attachment',
            `${name} is not declared under files`,
            didYouMean(name, declared, 'declare it, with its checksum'),
          ),
        ]),
    ...(wanted.some((end) => name.toLowerCase().endsWith(end))
      ? []
      : [wrong('Attachment', `${name} is no ${wanted.join(' or ')} file`, `attach a ${wanted.join(' or ')} file`)]),
    ...(isPython && Script === undefined && typeof Handler === 'string' && isFixed(Handler) && !Handler.includes('.')
      ? [wrong('Handler', `Handler is ${Handler}, which names no file`, 'write FILE.FUNCTION, the file without .py')]
      : []),
  ];
}
