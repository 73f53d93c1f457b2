import { parseUses } from '../workflow-file/uses';
import { steps, type ActionInputs, type Broken, type GitHubFiles, type Rule } from './rule';

function inputsOf(files: GitHubFiles, text: string): { name: string; inputs: ActionInputs | undefined } | undefined {
  const uses = parseUses(text);
  if (uses?.kind === 'local')
    return {
      name: uses.path,
      inputs: files.actions.find(({ folder }) => folder === uses.path.slice(2).replace(/\/$/, ''))?.inputs,
    };
  if (uses?.kind !== 'remote') return undefined;
  const name = uses.folder ? `${uses.repository}/${uses.folder}` : uses.repository;
  return { name, inputs: files.manifests[name] };
}

/** GitHub ignores an input it does not know, with a warning nobody reads. */
export const inputsAreKnown: Rule = {
  name: 'inputs-are-known',
  why: 'GitHub ignores an input that an action does not have, with a warning nobody reads',
  check: (files) =>
    steps(files).flatMap(({ path, step, positionOf }): Broken[] => {
      const action = step.uses === undefined ? undefined : inputsOf(files, step.uses);
      if (!action) return [];
      const { name, inputs } = action;
      if (!inputs)
        return [
          {
            path,
            position: positionOf('uses'),
            problem: `${name} is not known`,
            remedy: 'add a fake of it, or fix the path',
          },
        ];
      const given = Object.keys(step.with ?? {});
      return [
        ...given
          .filter((key) => !(key in inputs))
          .map((key) => ({
            path,
            position: positionOf('with', key),
            problem: `${name} has no input ${key}`,
            remedy: `it takes ${Object.keys(inputs).join(', ') || 'none'}`,
          })),
        ...Object.entries(inputs)
          .filter(([key, required]) => required && !given.includes(key))
          .map(([key]) => ({
            path,
            position: positionOf('with'),
            problem: `${name} needs ${key}`,
            remedy: `give it ${key}`,
          })),
      ];
    }),
};
