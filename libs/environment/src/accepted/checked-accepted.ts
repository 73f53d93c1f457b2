import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { atFile, displayPath } from '../draft';
import { type LoadResult } from '../loader';
import { type Problem } from '../problem';
import { environmentsDirectory } from '../workspace';
import { acceptedFile } from './accepted-differences';

/**
 * Adds what is wrong with the files of accepted differences to what was found in the environment files: a file of no environment, a wrong
 * shape or day; and, as a warning, what is accepted no longer.
 * @param today `2027-01-31`, in UTC: the last day counts
 */
export function checkedAccepted(
  result: LoadResult,
  today = new Date().toISOString().slice(0, 10),
  directory = environmentsDirectory(),
): LoadResult {
  const folder = join(directory, 'accepted');
  if (!existsSync(folder)) return result;
  const all = readdirSync(folder).flatMap((name) => problemsOf(join(folder, name), name, directory, today));
  const problems = all.filter(({ severity }) => severity !== 'warning');
  const warnings = [...result.warnings, ...all.filter(({ severity }) => severity === 'warning')];
  if (problems.length === 0) return { ...result, warnings };
  return { problems: [...(result.problems ?? []), ...problems], warnings };
}

function problemsOf(path: string, name: string, directory: string, today: string): Problem[] {
  const environment = name.replace(/\.yaml$/, '');
  if (environment === name || !existsSync(join(directory, name)))
    return [
      atFile(displayPath(path), {
        message: `nobody reads ${name}: there is no environment file of this name`,
        allowed: 'NAME.yaml, of an environment that there is',
        remedy: `give it the name of its environment's file, or take it away`,
      }),
    ];
  const { entries, problems, at } = acceptedFile(path);
  return [
    ...problems,
    ...entries.flatMap(({ until }, index): Problem[] => [
      ...(until < today
        ? [
            {
              ...at([index, 'until']),
              message: 'its last day has passed: the difference is reported again',
              allowed: `${today} or later`,
              remedy: 'take the entry out, or decide anew and give it another day',
              severity: 'warning' as const,
            },
          ]
        : []),
    ]),
  ];
}
