import { command } from '@nss/command-line';

/** `npm run -s report -- [ENVIRONMENT]` */
export const reportCommand = command({
  invocation: 'npm run -s report --',
  summary:
    'a page about an environment: picture, flows, addresses, alarms, dashboard, cost, and what a deployment would change',
  description:
    'Writes a page about an environment, or about every one: one file of HTML that needs nothing else and asks nobody for anything, and beside it the dashboard as a picture. It is drawn from the file and the templates; what a deployment would change and the last drill are read from what those commands print with --json, health from what deployments and health checks left. Exit code: 0 written, 1 not, 2 wrong use.',
  arguments: [{ name: 'ENVIRONMENT', description: 'its name', optional: true }],
  options: {
    out: { value: 'DIRECTORY', description: 'where to', default: 'dist/report' },
    changes: { value: 'FILE', description: 'what diff printed with --json' },
    history: {
      value: 'PATH',
      description:
        'what the workflow of a deployment found (its artifact found-ENVIRONMENT), or what runbook start nss-health-check printed with --json: a file, or a directory of them',
    },
    assembly: {
      value: 'DIRECTORY',
      description: 'the cloud assembly that is drawn, instead of one that is synthesised',
    },
    drill: { value: 'FILE', description: 'what drill run printed with --json' },
  },
  examples: [
    'npm run -s report',
    'npm run -s report -- prod --drill night.json',
    'npm run -s report -- prod --history health.json',
  ],
  json: true,
  run: async ({ arguments: [name], options: { out, ...given }, answer, phase }) => {
    const [{ chosenEnvironment, everyEnvironment }, { writeReports }] = await Promise.all([
      import('@nss/environment'),
      import('./write-reports'),
    ]);
    const environments = name === undefined ? everyEnvironment() : [chosenEnvironment(name)];
    const files = await phase('drawing', () => writeReports(environments, out, given));
    answer(files, () => files.join('\n'));
    return 0;
  },
});
