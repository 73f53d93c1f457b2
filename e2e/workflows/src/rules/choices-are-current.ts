import { triggerOf, type Broken, type Rule } from '@nss/workflow-runner/rules';

/** What a person can choose is what the code has. */
export const choicesAreCurrent: Rule = {
  name: 'choices-are-current',
  why: 'GitHub takes the choices of a form from the file: a new runbook would not show',
  check: (files) =>
    files.choices.flatMap(({ workflow, input, options }): Broken[] => {
      const file = files.workflows.find(({ path }) => path === workflow);
      if (!file)
        return [{ path: workflow, position: { line: 1, column: 1 }, problem: 'is missing', remedy: 'restore it' }];
      const declared = triggerOf(file.workflow, 'workflow_dispatch')?.inputs?.[input];
      if (declared?.type === 'choice' && JSON.stringify(declared.options) === JSON.stringify(options)) return [];
      return [
        {
          path: workflow,
          position: file.positionOf(['on', 'workflow_dispatch', 'inputs', input, 'options']),
          problem: `input ${input} offers ${declared?.options?.join(', ') ?? 'no choice'}; the code has ${options.join(', ')}`,
          remedy: 'npm run -s delivery -- choices',
        },
      ];
    }),
};
