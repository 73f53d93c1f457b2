import { steps, type Rule } from '@nss/workflow-runner/rules';

/** A file or a command of the runner, but for a variable that is made empty for a program. */
const WRITTEN = /\bGITHUB_(?:OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)\b(?!=(?:''|""|\s|$))|(?:^|["'\s])::[a-z][a-z-]*|##\[/m;

/** A value that a shell writes may hold a line end, and then is two. */
export const runnerFilesHaveOneWriter: Rule = {
  name: 'runner-files-have-one-writer',
  why: 'what a shell appends to a file of the runner can be more than it looks: outputs, variables and a summary of whoever wrote the value',
  check: (files) =>
    steps(files).flatMap(({ path, step, positionOf }) => {
      const [written] = WRITTEN.exec(String(step.run ?? '')) ?? [];
      return written === undefined
        ? []
        : [
            {
              path,
              position: positionOf('run'),
              problem: `writes ${written.trim()} by hand`,
              remedy: 'let a delivery command do it, which keeps text text',
            },
          ];
    }),
};
