import { type CommandGroup, leaf } from '@nss/command-line';

const show = leaf({
  summary: 'what environments cost a month, how big they have to be, and what would save',
  description:
    'Reckons what an environment costs a month, from its templates, its users and list prices with their dates; says which sizes its users and logs need, and what each setting would save. Without a name every environment is a line. Nothing is asked of AWS. Exit code: 0 fine; 1 a size is too small for the users; 2 wrong use.',
  arguments: [{ name: 'ENVIRONMENT', description: 'its name', optional: true }],
  examples: ['npm run -s cost -- show', 'npm run -s cost -- show prod'],
  json: true,
  run: async ({ arguments: [name], answer, phase, columns }) => {
    const [{ chosenEnvironment, everyEnvironment, sizing }, { estimateOf }, { savings }, texts] = await Promise.all([
      import('@nss/environment'),
      import('./estimate-of'),
      import('./savings'),
      import('./estimate-text'),
    ]);
    if (name === undefined) {
      const all = await phase('synthesising', async () =>
        everyEnvironment().map((each) => ({ environment: each.name, estimate: estimateOf(each) })),
      );
      answer(all, () => texts.comparisonText(all, columns));
      return 0;
    }
    const loaded = chosenEnvironment(name);
    const found = await phase('synthesising', async () => ({
      environment: name,
      estimate: estimateOf(loaded),
      sizing: sizing(loaded.environment),
      savings: savings(loaded),
    }));
    answer(found, () => texts.estimateText(found, columns));
    return found.sizing.some(({ verdict }) => verdict === 'too small') ? 1 : 0;
  },
});

const refresh = leaf({
  summary: 'asks AWS for the list prices of a region, and writes them down',
  description:
    "Asks AWS's Price List for the prices of a region and writes them into libs/cost/src/prices/prices.json. It needs credentials of any account with pricing:GetProducts. What AWS does not name stays as it was, with its month, and is told. Exit code: 0 every price was read, 1 not every one, 2 wrong use.",
  arguments: [{ name: 'REGION', description: 'for example eu-central-1' }],
  examples: ['npm run -s cost -- refresh eu-central-1'],
  json: true,
  run: async ({ arguments: [region = ''], answer, phase }) => {
    const { refreshPrices } = await import('./refresh-prices');
    const { read, problems, file } = await phase('asking AWS', () => refreshPrices(region));
    answer({ region, read, problems, file }, () =>
      [`${region}: ${read} prices read, in ${file}`, ...problems.map((problem) => `  ${problem}`)].join('\n'),
    );
    return problems.length > 0 ? 1 : 0;
  },
});

/** `npm run -s cost -- show | refresh` */
export const costCommand: CommandGroup & { readonly invocation: string } = {
  invocation: 'npm run -s cost --',
  summary: 'what environments cost a month, how big they have to be, and what would save',
  examples: ['npm run -s cost -- show', 'npm run -s cost -- show prod'],
  commands: { show, refresh },
};
