import { githubFiles } from './github-files';
import { type DispatchChoice, type Rule } from './rule';

/** What a rule says about one workflow file and perhaps more: `path:line problem`. */
export function found(
  rule: Rule,
  workflow: string,
  more: Record<string, string> = {},
  choices: readonly DispatchChoice[] = [],
): string[] {
  const files = githubFiles({ '.github/workflows/w.yml': workflow, ...more }, choices);
  return rule
    .check(files)
    .map(({ path, position, problem }) => `${path.replace('.github/workflows/', '')}:${position.line} ${problem}`);
}

/** A workflow around jobs. */
export function workflow(jobs: string, head = 'on: push\npermissions: {}'): string {
  return `${head}\njobs:\n${jobs}`;
}
