import { WrongUse } from '@nss/command-line';
import { stageStacks, type Template } from '@nss/deployment';
import { type LoadedEnvironment } from '@nss/environment';
import { dashboardFile, deriveReport, reportPage } from '@nss/report';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemTemplate } from '../stages/invariants/synthesised-stage';
import { readChanges, readDrill } from './given-files';
import { healthIn, readHistory } from './given-history';

/** What a page is drawn from besides the environment's file. */
export interface Given {
  /** What `diff` printed with --json, of one environment. */
  readonly changes?: string;
  /** What `drill run` printed with --json, of one environment. */
  readonly drill?: string;
  /** What deployments and health checks left: a file, or a directory of them. */
  readonly history?: string;
  /** The cloud assembly whose templates are drawn. @default - templates are synthesised */
  readonly assembly?: string;
}

/**
 * Writes the page of each environment, and its dashboard as a picture.
 * @returns the files, in the order of the environments
 * @throws WrongUse for a file that is not what it should be, or for several environments; nothing is written then
 */
export async function writeReports(
  environments: readonly LoadedEnvironment[],
  directory: string,
  given: Given = {},
  madeAt = new Date().toISOString(),
): Promise<string[]> {
  const { changes, drill, history: path, assembly } = given;
  if (environments.length !== 1 && (changes ?? drill) !== undefined)
    throw new WrongUse('name the environment that the files of --changes and --drill are of');
  const parts = {
    madeAt,
    ...(changes !== undefined && { changes: readChanges(changes) }),
    ...(drill !== undefined && { drill: readDrill(drill) }),
  };
  const history = path === undefined ? undefined : readHistory(path);
  const pages = await Promise.all(
    environments.map(async (loaded) => {
      const template = assembly === undefined ? systemTemplate(loaded) : assembled(assembly, loaded.name);
      const report = deriveReport(loaded, template, { ...parts, health: history && healthIn(history, loaded) });
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

/** @throws WrongUse for an assembly without the environment */
function assembled(directory: string, environment: string): Template {
  if (!existsSync(join(directory, 'manifest.json'))) throw new WrongUse(`${directory} is no cloud assembly`);
  try {
    return stageStacks(directory, environment)[0]!.template;
  } catch (error) {
    throw new WrongUse((error as Error).message);
  }
}
