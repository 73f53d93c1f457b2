import { passesFilter } from './filter-pattern';
import { type TriggerFilter, type Workflow } from './workflow-file';

/** What of an event decides whether a workflow runs. */
export interface TriggeringEvent {
  /** `push`, `pull_request`, `merge_group`, `schedule`, `workflow_dispatch` */
  name: string;
  /** `opened`, `synchronize`, … of events that have types */
  action?: string;
  /** Branch that was pushed to, or that a pull request is to be merged into. */
  branch?: string;
  /** Tag that was pushed. */
  tag?: string;
  /** Paths that the commits changed. */
  paths?: readonly string[];
}

/** Types that count when a workflow names none. */
const USUAL_TYPES: Record<string, readonly string[]> = {
  pull_request: ['opened', 'synchronize', 'reopened'],
  merge_group: ['checks_requested'],
};

/** What is written under an event: nothing when the workflow does not listen to it. */
export function triggerOf(workflow: Workflow, event: string): TriggerFilter | undefined {
  const { on } = workflow;
  if (typeof on === 'string') return on === event ? {} : undefined;
  if (Array.isArray(on)) return on.includes(event) ? {} : undefined;
  if (!(event in on)) return undefined;
  const filter = on[event];
  return !filter || Array.isArray(filter) ? {} : filter;
}

function passes(only: string[] | undefined, ignored: string[] | undefined, values: readonly string[]): boolean {
  if (only) return values.some((value) => passesFilter(only, value));
  if (ignored) return values.some((value) => !passesFilter(ignored, value));
  return true;
}

/** Whether GitHub starts a workflow for an event (docs.github.com, events that trigger workflows). */
export function startsOn(workflow: Workflow, event: TriggeringEvent): boolean {
  const filter = triggerOf(workflow, event.name);
  if (!filter) return false;
  const types = filter.types ?? USUAL_TYPES[event.name];
  if (types && event.action && !types.includes(event.action)) return false;
  if (event.tag !== undefined) {
    // A filter for branches alone keeps tags out.
    return filter.tags || filter['tags-ignore']
      ? passes(filter.tags, filter['tags-ignore'], [event.tag])
      : !filter.branches && !filter['branches-ignore'];
  }
  const named = filter.branches ?? filter['branches-ignore'];
  if (event.name === 'push' && !named && (filter.tags || filter['tags-ignore'])) return false;
  if (event.branch !== undefined && !passes(filter.branches, filter['branches-ignore'], [event.branch])) return false;
  return event.paths === undefined || passes(filter.paths, filter['paths-ignore'], event.paths);
}
