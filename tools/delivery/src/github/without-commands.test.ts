import { withoutCommands } from './without-commands';

const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  jest.spyOn(console, 'log').mockImplementation((line: string) => {
    printed.push(...line.split('\n'));
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

/**
 * What the runner obeys of what is printed: a line whose first letters are `::`, or that holds `##[`, until commands are stopped and from
 * when they go on (actions/runner, ActionCommand and ActionCommandManager).
 */
function obeyed(lines: readonly string[]): string[] {
  let word: string | undefined;
  return lines.filter((line) => {
    const stop = /^\s*::stop-commands::(.+)$/.exec(line)?.[1];
    if (word !== undefined) {
      if (line.trim() === `::${word}::`) word = undefined;
      return false;
    }
    word = stop;
    return stop === undefined && (/^\s*::/.test(line) || line.includes('##['));
  });
}

const hostile = [
  '::error::x',
  '  ::add-mask::a',
  'a ##[error]b',
  '::stop-commands::mine',
  '::mine::',
  '::set-env name=PATH::/tmp',
];
const work = async () => {
  hostile.forEach((line) => console.log(line));
  return 3;
};

test('in a job nothing that is printed meanwhile is a command, and what comes after may be one', async () => {
  expect(await withoutCommands(work, { GITHUB_ACTIONS: 'true' })).toBe(3);
  console.log('::notice::done');
  expect(printed).toEqual(expect.arrayContaining(hostile));
  expect(obeyed(printed)).toEqual(['::notice::done']);
});

test('when the work fails commands go on, too', async () => {
  await expect(withoutCommands(() => Promise.reject(new Error('no')), { GITHUB_ACTIONS: 'true' })).rejects.toThrow(
    'no',
  );
  expect(obeyed([...printed, '::notice::x'])).toEqual(['::notice::x']);
});

test('the word is another one each time, and outside of a job there is none', async () => {
  await withoutCommands(work, { GITHUB_ACTIONS: 'true' });
  await withoutCommands(work, { GITHUB_ACTIONS: 'true' });
  const words = printed.filter((line) => line.startsWith('::stop-commands::') && line !== '::stop-commands::mine');
  expect(new Set(words).size).toBe(2);
  printed.length = 0;
  await withoutCommands(work, {});
  expect(printed).toEqual(hostile);
});
