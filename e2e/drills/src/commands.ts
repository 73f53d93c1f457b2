import { type CommandGroup, leaf, WrongUse } from '@nss/command-line';
import { type Drill } from './drills';
import { type DrillReport } from './judged';

const drillNames = async () => (await import('./drills')).DRILLS.map(({ name }) => name);

const list = leaf({
  summary: 'lists the drills',
  examples: ['npm run -s drill -- list'],
  json: true,
  run: async ({ answer, columns = 80 }) => {
    const [{ DRILLS }, { table }] = await Promise.all([import('./drills'), import('@nss/command-line')]);
    answer(
      DRILLS.map(({ name, summary }) => ({ name, summary })),
      () =>
        table(
          DRILLS.map(({ name, summary }) => [name, summary]),
          { columns },
        ),
    );
    return 0;
  },
});

const run = leaf({
  summary: 'lets an incident unfold: who hears of it and when, what the page advises, and which logs are lost',
  description:
    'Lets an incident unfold on a virtual clock, by the rules, filters and alarms of an environment as they are synthesised. Four nights each: nobody does anything; somebody follows the mail and docs/operations.md; somebody restarts the servers at once; somebody fails over at once. Exit code: 0 fine; 1 a mail is missing or late, or the advice loses more than something else; 2 wrong use.',
  arguments: [{ name: 'NAME', description: 'the drill', optional: true, choices: drillNames }],
  options: {
    all: { description: 'every drill that applies, each in a line' },
    environment: { value: 'NAME', description: 'what is deployed', default: 'prod' },
  },
  examples: ['npm run -s drill -- run siem-down', 'npm run -s drill -- run --all --environment dev'],
  json: true,
  run: async ({ arguments: [name], options: { all, environment }, answer, phase, columns }) => {
    const drills = await chosenDrills(name, all);
    const [{ chosenEnvironment }, { synthesising }, { readDeployed }, { judged }, texts] = await Promise.all([
      import('@nss/environment'),
      import('@nss/operations'),
      import('./deployed/deployed'),
      import('./judged'),
      import('./report-text'),
    ]);
    const loaded = chosenEnvironment(environment);
    const { directory } = await phase('synthesising', () => synthesising());
    const deployed = readDeployed(loaded, directory);
    const apply = drills.filter(({ appliesTo }) => appliesTo?.(deployed) ?? true);
    const [first] = apply;
    if (!first)
      throw new WrongUse(`the drill ${name} does not apply to ${environment}, which has nothing of what breaks`);
    const reports: DrillReport[] = [];
    for (const drill of apply) reports.push(await phase(drill.name, () => judged(deployed, drill)));
    answer(reports, () =>
      all ? texts.summaryText(reports, columns) : texts.nightText(deployed, first, reports[0]!, columns),
    );
    return reports.every(({ faults }) => faults.length === 0) ? 0 : 1;
  },
});

/** `npm run -s drill -- list | run` */
export const drillCommand: CommandGroup & { readonly invocation: string } = {
  invocation: 'npm run -s drill --',
  summary: 'incidents that unfold offline: what breaks, who hears of it, what to do, what is lost',
  examples: ['npm run -s drill -- list', 'npm run -s drill -- run siem-down', 'npm run -s drill -- run --all'],
  commands: { list, run },
};

async function chosenDrills(name: string | undefined, all: boolean): Promise<readonly Drill[]> {
  if (all === (name !== undefined)) throw new WrongUse('name one drill, or ask for --all');
  const { DRILLS, drillNamed } = await import('./drills');
  return name === undefined ? DRILLS : [drillNamed(name)];
}
