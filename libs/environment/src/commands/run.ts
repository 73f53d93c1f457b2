import { leaf, noSuch, type RootCommand } from '@nss/command-line';
import { environmentNames } from '../option';

/** Who forms are for. */
const FORMS: readonly string[] = ['soc', 'carrier'];

/** The environments command: checks the files, and shows what is derived from one. */
export const environmentsCommand: RootCommand = {
  invocation: 'npm run -s environments --',
  summary: 'checks the environment files, and shows what is derived from them',
  description:
    'Checks the environment files, and shows what is derived from them. ENVIRONMENTS_DIR names another directory of such files. Exit code: 0 success, 1 problems in a file, 2 wrong use.',
  examples: ['npm run -s environments -- validate'],
  commands: {
    validate: leaf({
      summary: 'check every environment file, and what is accepted of drift',
      json: true,
      examples: ['npm run -s environments -- validate', 'npm run -s environments -- validate --json'],
      run: async (given) => {
        const [{ loadEnvironments }, { checkedAccepted }, { validate }] = await Promise.all([
          import('../loader'),
          import('../accepted/checked-accepted'),
          import('./validate'),
        ]);
        return validate(checkedAccepted(loadEnvironments()), given);
      },
    }),
    show: leaf({
      summary: 'print what is derived from one',
      arguments: [{ name: 'NAME', description: 'the environment: its file without .yaml', choices: environmentNames }],
      json: true,
      examples: ['npm run -s environments -- show dev'],
      run: async ({ arguments: [name = ''], answer, columns }) => {
        const [{ chosenEnvironment }, { describeEnvironment }] = await Promise.all([
          import('./chosen-environment'),
          import('./show'),
        ]);
        const loaded = chosenEnvironment(name);
        answer(loaded, () => describeEnvironment(loaded, columns));
        return 0;
      },
    }),
    form: leaf({
      summary: 'print what to send to the SOC, or to whoever runs the other end of the private connection',
      arguments: [
        { name: 'WHO', description: 'who gets it', choices: () => FORMS },
        { name: 'NAME', description: 'the environment: its file without .yaml', choices: environmentNames },
      ],
      json: true,
      examples: [
        'npm run -s environments -- form soc dev',
        'npm run -s environments -- form carrier dev > carrier.txt',
      ],
      run: async ({ arguments: [who = '', name = ''], answer }) => {
        if (!FORMS.includes(who)) throw noSuch('form', who, FORMS);
        const [{ chosenEnvironment }, { socForm }, { carrierForm }] = await Promise.all([
          import('./chosen-environment'),
          import('../forms/soc-form'),
          import('../forms/carrier-form'),
        ]);
        const text = (who === 'soc' ? socForm : carrierForm)(chosenEnvironment(name));
        answer({ environment: name, who, text }, () => text);
        return 0;
      },
    }),
    schema: leaf({
      summary: "write the editors' schema anew",
      json: true,
      examples: ['npm run -s environments -- schema'],
      run: async ({ answer }) => {
        const file = (await import('./write-schema')).writeSchema();
        answer({ file }, () => `wrote ${file}`);
        return 0;
      },
    }),
  },
};
