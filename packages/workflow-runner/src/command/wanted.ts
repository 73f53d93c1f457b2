import { type AnyCommand, type Given, leaf, type RootCommand, WrongUse } from '@nss/command-line';

/** What starts runs of a checkout. */
export type Starting = { readonly folder: string } & (
  | { readonly command: 'push' }
  | { readonly command: 'schedule'; readonly workflow: string }
  | { readonly command: 'dispatch'; readonly workflow: string; readonly inputs: Readonly<Record<string, string>> }
);

const folder = { value: 'DIR', description: 'the checkout', default: '.' } as const;
const workflow = { name: 'WORKFLOW', description: 'file of the workflow: deploy.yml' };

/** Runs what an event starts. @returns the exit code */
async function run(starting: Starting, { out, answer }: Pick<Given<Record<never, never>>, 'out' | 'answer'>) {
  const { runCheckout, runText } = await import('./run-checkout');
  const { succeeded, runs } = await runCheckout(starting, out);
  answer(runs, () => runText(runs));
  return succeeded ? 0 : 1;
}

/** @throws WrongUse for what is no NAME=VALUE */
function pairs(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((pair) => {
      const [, name, value] = /^([^=]+)=([^]*)$/.exec(pair) ?? [];
      if (name === undefined || value === undefined) throw new WrongUse(`--input=${pair} is no NAME=VALUE`);
      return [name, value];
    }),
  );
}

const COMMANDS: Readonly<Record<string, AnyCommand>> = {
  push: leaf({
    summary: 'runs what a push of the last commit to main starts',
    options: { folder },
    json: true,
    examples: ['workflow-runner push', 'workflow-runner push --folder ../other'],
    run: ({ options, ...given }) => run({ command: 'push', folder: options.folder }, given),
  }),
  dispatch: leaf({
    summary: 'starts a workflow as a person does',
    arguments: [workflow],
    options: { folder, input: { value: 'NAME=VALUE', description: 'of its form', multiple: true } },
    json: true,
    examples: ['workflow-runner dispatch deploy.yml --input environment=dev'],
    run: ({ arguments: [name = ''], options, ...given }) =>
      run({ command: 'dispatch', workflow: name, inputs: pairs(options.input), folder: options.folder }, given),
  }),
  schedule: leaf({
    summary: 'starts a workflow as its schedule does',
    arguments: [workflow],
    options: { folder },
    json: true,
    examples: ['workflow-runner schedule drift.yml'],
    run: ({ arguments: [name = ''], options, ...given }) =>
      run({ command: 'schedule', workflow: name, folder: options.folder }, given),
  }),
  check: leaf({
    summary: 'what breaks a general rule in workflows and actions',
    options: { folder },
    json: true,
    examples: ['workflow-runner check'],
    run: async ({ options, answer }) => {
      const findings = (await import('./check-checkout')).checkCheckout(options.folder);
      answer(findings, findings.length > 0 ? () => findings.join('\n') : undefined);
      return findings.length === 0 ? 0 : 1;
    },
  }),
};

/** The command line of this package. */
export const workflowRunner: RootCommand = {
  invocation: 'workflow-runner',
  summary: 'executes the workflows of a checkout on this machine, and judges them',
  description:
    'Executes the workflows of a checkout on this machine, what is not committed yet included, and judges them. Exit code: 0 all went well, 1 a run failed or a rule is broken, 2 wrong use.',
  examples: ['workflow-runner push', 'workflow-runner check --folder ../other'],
  commands: COMMANDS,
};
