import {
  parseUses,
  type Step,
  type WorkflowFile,
  atJob,
  jobs,
  jobSteps,
  needs,
  steps,
  type Broken,
  type GitHubFiles,
  type LocatedStep,
  type Rule,
} from '@nss/workflow-runner/rules';

function using(files: GitHubFiles, repository: string): LocatedStep[] {
  return steps(files).filter(({ step }) => {
    const uses = parseUses(step.uses ?? '');
    return uses?.kind === 'remote' && uses.repository === repository;
  });
}

/** A name with every expression replaced by one mark: the same value has other names on the two sides. */
function shape(name: unknown): string {
  return String(name).replaceAll(/\$\{\{[^}]*\}\}/g, '\u25a1');
}

/**
 * Whether a download by a pattern is meant for an upload. A star stands for one expression, as that of the environment: a name that got longer would be taken
 * by the pattern, and lie in another folder than its reader looks in.
 */
function isMeant(pattern: string, upload: string): boolean {
  return pattern === '*' || pattern.replaceAll('*', '\u25a1') === upload;
}

/** Whether a job waits for another, directly or not. */
function waitsFor(file: WorkflowFile, id: string, other: string, depth = 0): boolean {
  return (
    depth < 100 &&
    needs(file.workflow.jobs[id] ?? {}).some((needed) => needed === other || waitsFor(file, needed, other, depth + 1))
  );
}

/** Downloads of this run that do not wait for the job of the same workflow that uploads. */
function early(files: GitHubFiles): Broken[] {
  const isUse = (step: Step, repository: string) => step.uses?.startsWith(`${repository}@`) === true;
  return jobs(files).flatMap((located) =>
    jobSteps(located)
      .filter(
        ({ step }) =>
          isUse(step, 'actions/download-artifact') &&
          step.with?.name !== undefined &&
          step.with['run-id'] === undefined,
      )
      .flatMap(({ step }) => {
        const uploaders = Object.entries(located.file.workflow.jobs).filter(([, job]) =>
          job.steps?.some(
            (other) => isUse(other, 'actions/upload-artifact') && shape(other.with?.name) === shape(step.with!.name),
          ),
        );
        const waits =
          uploaders.length === 0 ||
          uploaders.some(([id]) => id === located.id || waitsFor(located.file, located.id, id));
        return waits
          ? []
          : [
              atJob(
                located,
                'needs',
                `downloads ${String(step.with!.name)} without waiting for ${uploaders.map(([id]) => id).join(' or ')}, which uploads it`,
                'add the job to needs',
              ),
            ];
      }),
  );
}

/** Artifacts that people fetch, and no job. */
const KEPT_FOR_PEOPLE: readonly string[] = ['edits', 'evidence-\u25a1-\u25a1', 'report', 'sbom'];

/** Uploads that no job downloads and nobody is known to want. */
function unwanted(files: GitHubFiles): Broken[] {
  const wanted = using(files, 'actions/download-artifact').map(({ step }) =>
    shape(step.with?.name ?? step.with?.pattern ?? '*'),
  );
  return using(files, 'actions/upload-artifact')
    .filter(({ step }) => {
      const name = shape(step.with?.name ?? 'artifact');
      return !KEPT_FOR_PEOPLE.includes(name) && !wanted.some((other) => other === name || isMeant(other, name));
    })
    .map(({ path, step, positionOf }) => ({
      path,
      position: positionOf('with', 'name'),
      problem: `uploads ${String(step.with?.name ?? 'artifact')}, which nobody downloads`,
      remedy: 'use the name of the download, or name it in KEPT_FOR_PEOPLE',
    }));
}

/** What is downloaded is what some job uploads, by name. */
export const artifactsMatch: Rule = {
  name: 'artifacts-match',
  why: 'a download of a name that nobody uploads fails when everything before it is done',
  check: (files) => {
    const uploaded = using(files, 'actions/upload-artifact').map(({ step }) => shape(step.with?.name ?? 'artifact'));
    return [
      ...early(files),
      ...unwanted(files),
      ...using(files, 'actions/download-artifact').flatMap(({ path, step, positionOf }): Broken[] => {
        const { name, pattern } = step.with ?? {};
        const wanted = shape(name ?? pattern ?? '*');
        const matches =
          name === undefined ? uploaded.some((upload) => isMeant(wanted, upload)) : uploaded.includes(wanted);
        return matches
          ? []
          : [
              {
                path,
                position: positionOf('with', name === undefined ? 'pattern' : 'name'),
                problem: `downloads ${String(name ?? pattern)}, which nobody uploads`,
                remedy: 'use the name of the upload',
              },
            ];
      }),
    ];
  },
};
