import { WrongUse } from '@nss/command-line';
import { type LoadedEnvironment } from '@nss/environment';
import { dashboardFile, deriveReport, reportPage } from '@nss/report';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemTemplate } from '../stages/invariants/synthesised-stage';
import { readChanges, readDrill } from './given-files';

/**
 * Writes the page of each environment, and its dashboard as a picture.
 * @param given files that other commands printed with --json; both are of one environment
 * @returns the files, in the order of the environments
 * @throws WrongUse for a file that is not what it should be, or for several environments; nothing is written then
 */
export async function writeReports(
  environments: readonly LoadedEnvironment[],
  directory: string,
  given: { readonly changes?: string; readonly drill?: string } = {},
  madeAt = new Date().toISOString(),
): Promise<string[]> {
  const { changes, drill } = given;
  if (environments.length !== 1 && (changes ?? drill) !== undefined)
    throw new WrongUse('name the environment that the files of --changes and --drill are of');
  const parts = {
    madeAt,
    ...(changes !== undefined && { changes: readChanges(changes) }),
    ...(drill !== undefined && { drill: readDrill(drill) }),
  };
  const pages = await Promise.all(
    environments.map(async (loaded) => {
      const template = systemTemplate(loaded);
      const report = deriveReport(loaded, template, parts);
      return [
        { file: join(directory, `${loaded.name}.html`), text: await reportPage(report) },
        { file: join(directory, `${loaded.name}-dashboard.svg`), text: dashboardFile(report.dashboard) },
      ];
    }),
  );
  mkdirSync(directory, { recursive: true });
  for (const { file, text } of pages.flat()) writeFileSync(file, text);
  return pages.flat().map(({ file }) => file);
}
