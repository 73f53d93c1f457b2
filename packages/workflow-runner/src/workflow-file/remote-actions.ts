import { parseUses, type Uses } from './uses';
import { parseYaml, type Step, type Workflow } from './workflow-file';

/** Actions of other repositories that the steps of a workflow or of a composite action use. @throws WorkflowError when the text is no YAML */
export function remoteActions(path: string, source: string): Extract<Uses, { kind: 'remote' }>[] {
  const { jobs = {}, runs } = (parseYaml(path, source).value ?? {}) as Partial<Workflow> & {
    runs?: { steps?: Step[] };
  };
  const steps = [...Object.values(jobs).flatMap((job) => job.steps ?? []), ...(runs?.steps ?? [])];
  return steps.flatMap(({ uses = '' }) => {
    const parsed = parseUses(uses);
    return parsed?.kind === 'remote' ? [parsed] : [];
  });
}
