import { WrongUse } from '@nss/command-line';
import { chosenEnvironment } from '@nss/environment';
import { documentName, placeOf } from '@nss/runbook-definition';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RUNBOOKS } from '../runbooks';

/**
 * Writes the document of every runbook as an environment would have it, without the system that it is deployed with:
 * `nss-dev-nss-health-check-01.json`. Blanks count against the limit of a document, so that there are few.
 *
 * @param directory where to, relative to where the command was called; files of these names there are written over
 * @returns the files, below the directory as it was given
 * @throws EnvironmentProblems
 * @throws WrongUse for an unknown environment, or a directory that cannot be written
 */
export function synth(directory: string, environment: string): string[] {
  const place = placeOf(chosenEnvironment(environment));
  // npm runs commands in the workspace's root, wherever they are called.
  const folder = resolve(process.env['INIT_CWD'] ?? '.', directory);
  try {
    mkdirSync(folder, { recursive: true });
    return RUNBOOKS.map(({ name, make }) => {
      const file = `${documentName(place, name)}.json`;
      writeFileSync(join(folder, file), `${JSON.stringify(make(place).document, null, 1)}\n`);
      return join(directory, file);
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new WrongUse(`${directory} cannot be written: ${message}; name another directory`);
  }
}
