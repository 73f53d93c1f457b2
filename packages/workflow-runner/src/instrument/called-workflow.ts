import { triggerOf } from '../workflow-file/triggers';
import { type Job, type WorkflowFile, readWorkflow, WorkflowError } from '../workflow-file/workflow-file';

/** Reads a file of the repository at the commit that runs; nothing when it is not there. */
export type FileReader = (path: string) => string | undefined;

/** Deepest nesting of called workflows, the first one included (docs.github.com, reuse workflows). */
const DEEPEST_NESTING = 10;

/**
 * The workflow that a job calls, with the same refusals GitHub has for it.
 * @param chain paths of the workflows around, outermost first
 * @throws WorkflowError when it cannot be called like that
 */
export function calledWorkflow(
  file: WorkflowFile,
  id: string,
  job: Job,
  read: FileReader,
  chain: readonly string[],
): WorkflowFile {
  const fail = (problem: string, ...at: string[]) =>
    new WorkflowError(file.path, file.positionOf(['jobs', id, ...at]), `job ${id}: ${problem}`);
  if (!job.uses?.startsWith('./.github/workflows/'))
    throw fail(
      `calls ${job.uses}; only workflows of the repository itself run offline (./.github/workflows/…)`,
      'uses',
    );
  const path = job.uses.slice(2);
  if (chain.includes(path)) throw fail(`calls ${path}, which is already running around it`, 'uses');
  if (chain.length >= DEEPEST_NESTING) throw fail(`nests workflows deeper than ${DEEPEST_NESTING}`, 'uses');
  const text = read(path);
  if (text === undefined) throw fail(`calls ${path}, which does not exist`, 'uses');
  const called = readWorkflow(path, text);
  const trigger = triggerOf(called.workflow, 'workflow_call');
  if (!trigger) throw fail(`calls ${path}, which has no workflow_call`, 'uses');
  const declared = trigger.inputs ?? {};
  const unknown = Object.keys(job.with ?? {}).find((name) => !(name in declared));
  if (unknown !== undefined) throw fail(`passes ${unknown}, which is no input of ${path}`, 'with', unknown);
  const missing = Object.entries(declared).find(([name, input]) => input.required && job.with?.[name] === undefined);
  if (missing) throw fail(`does not pass ${missing[0]}, which ${path} requires`, 'with');
  return called;
}
