import { parseUses } from '../workflow-file/uses';
import { steps, type Broken, type GitHubFiles, type Rule } from './rule';

/** The text of the line a step's `uses` is on. */
function lineOf(files: GitHubFiles, path: string, line: number): string {
  const text = [...files.workflows, ...files.actions].find((file) => file.path === path)?.text ?? '';
  return text.split('\n')[line - 1] ?? '';
}

/** A tag can be moved to other code; a commit cannot. */
export const actionsArePinned: Rule = {
  name: 'actions-are-pinned',
  why: 'a tag can be moved to other code, a commit cannot',
  check: (files) => {
    const versions = new Map<string, string>();
    return steps(files)
      .filter(({ step }) => step.uses !== undefined)
      .flatMap(({ path, step, positionOf }): Broken[] => {
        const position = positionOf('uses');
        const uses = parseUses(step.uses!);
        const broken = (problem: string, remedy: string): Broken[] => [
          { path, position, problem: `${step.uses} ${problem}`, remedy },
        ];
        if (uses?.kind === 'local') return [];
        if (uses?.kind !== 'remote')
          return broken('is no action of a repository', 'use an action of a repository at a commit');
        if (!/^[0-9a-f]{40}$/.test(uses.ref))
          return broken(
            'is not pinned by the 40 digits of a commit',
            'pin the commit and write its version behind it: # v1.2.3',
          );
        const version = /#\s*(v\d+(?:\.\d+){0,2})\s*$/.exec(lineOf(files, path, position.line))?.[1];
        if (!version) return broken('has no version beside it', 'write it behind the commit: # v1.2.3');
        const before = versions.get(uses.repository + uses.ref) ?? version;
        versions.set(uses.repository + uses.ref, before);
        return before === version
          ? []
          : broken(`is called ${version} here and ${before} elsewhere`, 'write the version the commit has');
      });
  },
};
