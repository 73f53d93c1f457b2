import { type Answer } from '@nss/command-line';
import { validateFiles } from './validate-files';

/** As of `VALIDATE_OPTIONS`. */
export interface ValidateChoices {
  readonly strict: boolean;
  readonly sarif: boolean;
}

/**
 * Validates files and answers in the form that was asked for.
 *
 * @param files paths of JSON or YAML files
 * @param folder that the paths begin in
 * @returns the exit code: 0 without errors, 1 with some (strictly, with warnings too), 2 where a file cannot be read
 */
export async function validateAnswer(
  files: readonly string[],
  folder: string,
  { strict, sarif }: ValidateChoices,
  answer: Answer,
): Promise<number> {
  const report = await validateFiles(files, folder, { strict });
  if (sarif) answer(report.sarif, () => JSON.stringify(report.sarif, undefined, 2));
  else answer(report.documents, () => report.text);
  return report.exitCode;
}
