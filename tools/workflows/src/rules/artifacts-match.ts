import { parseUses } from '../workflow-file/uses';
import { passesFilter } from '../workflow-file/filter-pattern';
import { steps, type Broken, type DeliveryFiles, type LocatedStep, type Rule } from './rule';

function using(files: DeliveryFiles, repository: string): LocatedStep[] {
  return steps(files).filter(({ step }) => {
    const uses = parseUses(step.uses ?? '');
    return uses?.kind === 'remote' && uses.repository === repository;
  });
}

/** A name with every expression replaced by one mark: the same value has other names on the two sides. */
function shape(name: unknown): string {
  return String(name).replaceAll(/\$\{\{[^}]*\}\}/g, '\u25a1');
}

/** What is downloaded is what some job uploads, by name. */
export const artifactsMatch: Rule = {
  name: 'artifacts-match',
  why: 'a download of a name that nobody uploads fails when everything before it is done',
  check: (files) => {
    const uploaded = using(files, 'actions/upload-artifact').map(({ step }) => shape(step.with?.name ?? 'artifact'));
    return using(files, 'actions/download-artifact').flatMap(({ path, step, positionOf }): Broken[] => {
      const { name, pattern } = step.with ?? {};
      const wanted = shape(name ?? pattern ?? '*');
      const matches = name === undefined ? uploaded.some((upload) => passesFilter([wanted], upload)) : uploaded.includes(wanted);
      return matches ? [] : [{ path, position: positionOf('with', name === undefined ? 'pattern' : 'name'), problem: `downloads ${String(name ?? pattern)}, which nobody uploads`, remedy: 'use the name of the upload' }];
    });
  },
};
