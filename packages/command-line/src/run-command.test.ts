import fc from 'fast-check';
import { command, leaf, type RootCommand } from './command';
import { runCommand } from './run-command';
import { WrongUse } from './wrong-use';

const greet = command({
  invocation: 'npm run -s greet --',
  summary: 'greets somebody',
  arguments: [
    { name: 'NAME', description: 'whom' },
    { name: 'MORE', description: 'whom else', optional: true, variadic: true },
  ],
  options: {
    times: { value: 'N', short: 't', description: 'how often', default: '1' },
    'in-language': { value: 'LANGUAGE', description: 'how', choices: () => ['en', 'de'] },
    with: { value: 'WORD', description: 'and what', multiple: true },
    loud: { description: 'whether it shouts' },
  },
  json: true,
  examples: ['npm run -s greet -- Ada --times 3'],
  run: ({ arguments: names, options, json, out }) => {
    if (options.times === '0') throw new WrongUse('--times 0: give a number from 1 on');
    if (options.times === 'never') throw new Error('nobody can greet never');
    out(JSON.stringify({ names, ...options, json }));
    return options.loud ? 1 : 0;
  },
});

const tool: RootCommand = {
  invocation: 'npm run -s tool --',
  summary: 'does two things',
  examples: ['npm run -s tool -- first'],
  commands: {
    first: leaf({ summary: 'the one', examples: ['npm run -s tool -- first'], run: () => 0 }),
    second: leaf({ summary: 'the other', examples: ['npm run -s tool -- second'], run: () => 7 }),
  },
};

async function call(root: RootCommand, ...argv: string[]) {
  const [out, error]: [string[], string[]] = [[], []];
  const streams = { out: (text: string) => out.push(text), error: (text: string) => error.push(text), columns: 80 };
  return { code: await runCommand(root, argv, streams), out: out.join('\n'), error: error.join('\n') };
}

test('values come as they are typed, under the names of the options', async () => {
  const { code, out, error } = await call(
    greet,
    'Ada',
    'Bo',
    '--in-language',
    'de',
    '--with=-x',
    '--with',
    'y',
    '--json',
  );
  expect([code, error, JSON.parse(out)]).toEqual([
    0,
    '',
    { names: ['Ada', 'Bo'], times: '1', 'in-language': 'de', with: ['-x', 'y'], loud: false, json: true },
  ]);
});

test('any text is a value after the equals sign', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `-${text}`),
        fc.constantFrom('- fix bug', '--base=x', '-', '--', '\n- a\n- b', ''),
      ),
      async (text) => {
        const { code, out } = await call(greet, 'Ada', `--with=${text}`);
        expect([code, JSON.parse(out).with]).toEqual([0, [text]]);
      },
    ),
  );
});

test('what is not given is nothing, and the exit code is that of the command', async () => {
  const { code, out } = await call(greet, 'Ada', '-t', '2', '--loud');
  expect([code, JSON.parse(out)]).toEqual([1, { names: ['Ada'], times: '2', with: [], loud: true, json: false }]);
  expect((await call(tool, 'second')).code).toBe(7);
});

test('help has what it does, every option, what values there are, and an example; it is no wrong use', async () => {
  const { code, out, error } = await call(greet, '--help');
  expect([code, error]).toEqual([0, '']);
  expect(out).toContain('Usage: npm run -s greet -- [options] <NAME> [MORE...]');
  expect(out).toContain('Greets somebody.');
  expect(out).toMatch(/-t, --times <N> +how often \(default: "1"\)/);
  expect(out).toMatch(/--in-language <LANGUAGE> +how \(choices: "en", "de"\)/);
  expect(out).toMatch(/--json +as JSON, for programs/);
  expect(out).toContain('Examples:\n  npm run -s greet -- Ada --times 3');
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('help of a group lists what there is', async () => {
  const { code, out } = await call(tool, '-h');
  expect([code, out]).toEqual([0, expect.stringMatching(/first +the one\n +second +the other/)]);
  expect((await call(tool, 'second', '--help')).out).toContain('Usage: npm run -s tool -- second');
});

test.each([
  [greet, ['Ada', '--tmes', '3'], "unknown option '--tmes'\n(Did you mean --times?)"],
  [greet, [], "missing required argument 'NAME'"],
  [greet, ['Ada', '--times'], "option '-t, --times <N>' argument missing"],
  [
    greet,
    ['Ada', '--times', '--loud'],
    '--times --loud: a value that begins with a dash needs the equals sign, --times=--loud',
  ],
  [greet, ['Ada', '-t', '-1'], '-t -1: a value that begins with a dash needs the equals sign, --times=-1'],
  [greet, ['Ada', '--times', '0'], '--times 0: give a number from 1 on'],
  [tool, ['frist'], "unknown command 'frist'\n(Did you mean first?)"],
  [tool, ['first', 'more'], "too many arguments for 'first'. Expected 0 arguments but got 1."],
] as const)('wrong use is told with the way out, and is exit code 2: %#', async (root, argv, message) => {
  const { code, out, error } = await call(root, ...argv);
  expect([code, out]).toEqual([2, '']);
  expect(error).toContain(`error: ${message}`);
  expect(error).toContain(`how it is used: ${root.invocation} --help`);
});

test('a group may mean one of them where none is named', async () => {
  const named = { ...tool, standard: 'second' } as RootCommand;
  expect((await call(named)).code).toBe(7);
  expect((await call(named, 'first')).code).toBe(0);
  const { code, error } = await call(named, 'secnd');
  expect([code, error]).toEqual([2, expect.stringContaining("error: unknown command 'secnd'\n(Did you mean second?)")]);
});

test('a group that is told nothing shows what there is, as wrong use', async () => {
  const { code, out, error } = await call(tool);
  expect([code, out]).toEqual([2, '']);
  expect(error).toContain('first');
});

test.each([
  [
    Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' }),
    'AccessDeniedException: not authorized',
  ],
  [new TypeError('no function'), 'TypeError: no function'],
  ['a text', 'a text'],
])('the name of an error says what its message may not: %s', async (thrown, said) => {
  const fails = command({
    invocation: 'npm run -s fails --',
    summary: 'fails',
    examples: ['npm run -s fails'],
    run: () => {
      throw thrown;
    },
  });
  expect(await call(fails)).toEqual({ code: 1, out: '', error: `error: ${said}` });
});

test('what goes wrong is told in a line, and is exit code 1', async () => {
  expect(await call(greet, 'Ada', '--times', 'never')).toEqual({
    code: 1,
    out: '',
    error: 'error: nobody can greet never',
  });
});

test('completion offers commands, options and what values there are', async () => {
  const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const offered = async (root: RootCommand, ...words: string[]) => {
    said.mockClear();
    expect((await call(root, 'complete', '--', ...words)).code).toBe(0);
    return said.mock.calls.map(([line]) => String(line).split('\t')[0]);
  };
  try {
    expect(await offered(tool, 's')).toContain('second');
    expect(await offered(greet, '--')).toEqual(expect.arrayContaining(['--times', '--in-language', '--json']));
    expect(await offered(greet, '--in-language', '')).toEqual(expect.arrayContaining(['en', 'de']));
  } finally {
    said.mockRestore();
  }
});
