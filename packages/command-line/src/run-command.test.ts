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
    'in-language': { value: 'LANGUAGE', description: 'how', choices: async () => ['en', 'de'] },
    with: { value: 'WORD', description: 'and what', multiple: true },
    loud: { description: 'whether it shouts' },
  },
  json: true,
  examples: ['npm run -s greet -- Ada --times 3'],
  run: ({ arguments: names, options, out, answer }) => {
    if (options.times === '0') throw new WrongUse('--times 0: give a number from 1 on');
    if (options.times === 'never') throw new Error('nobody can greet never');
    out('a line on the way');
    answer({ names, ...options }, () => `greeted ${names.join(', ')}`);
    if (options.times === 'late') throw new Error('it broke at the end');
    return options.loud ? 1 : 0;
  },
});

const tool: RootCommand = {
  invocation: 'npm run -s tool --',
  summary: 'does two things',
  examples: ['npm run -s tool -- first'],
  commands: {
    first: leaf({
      summary: 'the one',
      json: { without: 'it says nothing' },
      examples: ['npm run -s tool -- first'],
      run: () => 0,
    }),
    second: leaf({
      summary: 'the other',
      json: { without: 'it says nothing' },
      examples: ['npm run -s tool -- second'],
      run: () => 7,
    }),
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
    'a line on the way',
    { names: ['Ada', 'Bo'], times: '1', 'in-language': 'de', with: ['-x', 'y'], loud: false },
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
        const { code, out } = await call(greet, 'Ada', `--with=${text}`, '--json');
        expect([code, JSON.parse(out).with]).toEqual([0, [text]]);
      },
    ),
  );
});

test('what is not given is nothing, and the exit code is that of the command', async () => {
  const { code, out } = await call(greet, 'Ada', '-t', '2', '--loud', '--json');
  expect([code, JSON.parse(out)]).toEqual([1, { names: ['Ada'], times: '2', with: [], loud: true }]);
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

test('values that there are, are asked for of the command only whose help or completion shows them', async () => {
  const asked: string[] = [];
  const one = (name: string) =>
    leaf({
      summary: name,
      arguments: [{ name: 'NAME', description: 'which', choices: () => (asked.push(name), ['x']) }],
      json: true,
      examples: [name],
      run: () => 0,
    });
  const group: RootCommand = { ...tool, commands: { first: one('first'), second: one('second') } };
  await call(group, '--help');
  await call(group, 'first', 'x');
  expect(asked).toEqual([]);
  await call(group, 'second', '--help');
  expect(asked).toEqual(['second']);
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
    Object.assign(new Error('no such document'), { name: 'InvalidDocumentException' }),
    'InvalidDocumentException: no such document',
  ],
  [new TypeError('no function'), 'TypeError: no function'],
  ['a text', 'a text'],
])('the name of an error says what its message may not: %s', async (thrown, said) => {
  const fails = command({
    invocation: 'npm run -s fails --',
    summary: 'fails',
    examples: ['npm run -s fails'],
    json: true,
    run: () => {
      throw thrown;
    },
  });
  expect(await call(fails)).toEqual({ code: 1, out: '', error: `error: ${said}` });
});

test('without --json the answer is text, in its place', async () => {
  expect(await call(greet, 'Ada')).toEqual({ code: 0, out: 'a line on the way\ngreeted Ada', error: '' });
});

test.each([
  [['Ada', '--times', 'never'], 1, { message: 'nobody can greet never' }],
  [['Ada', '--times', 'late'], 1, { message: 'it broke at the end' }],
  [['Ada', '--times', '0'], 2, { name: 'WrongUse', message: '--times 0: give a number from 1 on' }],
  [['Ada', '--halp'], 2, { name: 'WrongUse', message: "unknown option '--halp'\n(Did you mean --help?)" }],
  [[], 2, { name: 'WrongUse', message: "missing required argument 'NAME'" }],
] as const)(
  'with --json what goes wrong is the one document, and is told to people as ever: %j',
  async (argv, code, error) => {
    const told = await call(greet, ...argv, '--json');
    expect([told.code, JSON.parse(told.out)]).toEqual([code, { error }]);
    expect(told.error).toContain(`error: ${error.message}`);
  },
);

test('with --json a command or option that is wrong is JSON also where the command would have none', async () => {
  expect(JSON.parse((await call(tool, 'frist', '--json')).out)).toEqual({
    error: { name: 'WrongUse', message: "unknown command 'frist'\n(Did you mean first?)" },
  });
  expect(JSON.parse((await call(tool, '--json')).out)).toHaveProperty('error.message');
  expect((await call(tool, 'first', '--json')).code).toBe(2);
});

test('help stays help with --json', async () => {
  expect((await call(greet, '--json', '--help')).out).toContain('Usage:');
});

test('a command that answers nothing gives a document all the same', async () => {
  const silent = command({ ...greet, run: () => 3 });
  expect(await call(silent, 'Ada', '--json')).toEqual({ code: 3, out: 'null', error: '' });
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
    const strict = command({ ...greet, options: { to: { value: 'X', description: 'it', required: true } } } as never);
    expect(await offered(strict, '--')).toContain('--to');
    expect(await offered(greet, '--in-language', '')).toEqual(expect.arrayContaining(['en', 'de']));
  } finally {
    said.mockRestore();
  }
});
