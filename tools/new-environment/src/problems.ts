import { loadEnvironments, type Problem } from '@nss/environment';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { environmentFileText } from './file-text';
import { type Answers, type Question } from './question';

/** Environment files of a folder, by what they are called without `.yaml`. */
export function namesIn(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory).flatMap((file) => /^(.+)\.ya?ml$/.exec(file)?.[1] ?? []);
}

/**
 * What is wrong with a file of these answers beside the others of a folder, each by its place in that folder; nothing is written there. What
 * is missing is wrong too.
 * @param others names of those others
 */
export function problemsWith(answers: Answers, directory: string, others: readonly string[]): readonly Problem[] {
  const folder = mkdtempSync(join(tmpdir(), 'new-environment-'));
  try {
    for (const file of readdirOf(directory))
      if (others.some((name) => file === `${name}.yaml` || file === `${name}.yml`))
        copyFileSync(join(directory, file), join(folder, file));
    writeFileSync(join(folder, `${answers['environment']}.yaml`), environmentFileText(answers, 'schema.json'));
    const { problems = [] } = loadEnvironments(folder);
    const placed = problems.map((problem) => ({
      ...problem,
      file: join(directory, relative(folder, resolve(problem.file))),
    }));
    // What does not fit together is said of both; whoever writes this one fixes it here.
    const own = placed.filter(({ file }) => basename(file) === `${answers['environment']}.yaml`);
    return own.length > 0 ? own : placed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readdirOf(directory: string): string[] {
  return existsSync(directory) ? readdirSync(directory) : [];
}

/** Those of the problems that another answer to a question can fix: about its keys, and what is below them. A whole block is many questions'. */
export function problemsOf({ keys }: Question, problems: readonly Problem[]): Problem[] {
  const isBelow = (key: string, own: string) => own.includes('.') && /^[.[]/.test(key.slice(own.length));
  return problems.filter(({ key }) => keys.some((own) => key === own || (key.startsWith(own) && isBelow(key, own))));
}
