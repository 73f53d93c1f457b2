import { parseUses, type Uses } from './uses';
import { parseYaml, type Position, type Step, type Workflow } from './workflow-file';

/** A `uses:` of a step, in a workflow or in a composite action. */
export interface UsedAction {
  path: string;
  position: Position;
  /** As written. */
  text: string;
  /** Nothing when it is not written as GitHub reads it. */
  uses: Uses | undefined;
  /** Keys of its `with`. */
  inputs: string[];
}

/** Every action that the steps of a workflow or of a composite action use. @throws WorkflowError when the text is no YAML */
export function usedActions(path: string, source: string): UsedAction[] {
  const { value, positionOf } = parseYaml(path, source);
  const { jobs = {}, runs } = (value ?? {}) as Partial<Workflow> & { runs?: { steps?: Step[] } };
  const lists: [(string | number)[], Step[]][] = [
    ...Object.entries(jobs).map(([id, job]): [(string | number)[], Step[]] => [['jobs', id, 'steps'], job.steps ?? []]),
    [['runs', 'steps'], runs?.steps ?? []],
  ];
  return lists.flatMap(([place, steps]) => steps.flatMap((step, index) => (step.uses === undefined ? [] : [{
    path, position: positionOf([...place, index, 'uses']), text: step.uses, uses: parseUses(step.uses), inputs: Object.keys(step.with ?? {}),
  }])));
}
