import { planRun } from '../instrument/instrument';
import { triggerOf } from '../workflow-file/triggers';
import { WorkflowError } from '../workflow-file/workflow-file';
import { type Broken, type Rule } from './rule';

/** Everything that is started can be executed in tests, and would be started by GitHub. */
export const runsOffline: Rule = {
  name: 'runs-offline',
  why: 'what cannot be executed in a test is tried for the first time in production',
  check: (files) =>
    files.workflows
      .filter(
        ({ workflow }) => !(triggerOf(workflow, 'workflow_call') && Object.keys(workflow.on as object).length === 1),
      )
      .flatMap((file): Broken[] => {
        try {
          planRun(file, {
            serverUrl: 'http://127.0.0.1',
            runnerScript: '',
            read: (path) => files.workflows.find((other) => other.path === path)?.text,
            tokenOf: () => '',
          });
          return [];
        } catch (error) {
          if (!(error instanceof WorkflowError)) throw error;
          return [
            {
              path: error.path,
              position: error.position ?? { line: 1, column: 1 },
              problem: error.message.replace(/^\S+ /, ''),
              remedy: 'see the README of @nss/workflow-runner',
            },
          ];
        }
      }),
};
