import { consentByName, type ConsentOptions } from './consent-by-name';

const ask = (options: ConsentOptions) => consentByName('delete prod for good?', 'prod', options);
const typing = (line: string) => ({ isTerminal: true, from: { ask: async () => ({ line }) } });

test.each<[string, ConsentOptions, boolean, RegExp]>([
  ['the whole name', typing('prod'), true, /at the terminal/],
  ['the whole name with blanks around', typing(' prod '), true, /at the terminal/],
  ['a part of it', typing('pro'), false, /not prod/],
  ['another spelling', typing('Prod'), false, /not prod/],
  ['yes', typing('yes'), false, /not prod/],
  ['nothing', typing(''), false, /not prod/],
  ['the end of the input', { isTerminal: true, from: { ask: async () => 'ended' } }, false, /nobody answered/],
  ['--confirm with the name', { confirm: 'prod' }, true, /by --confirm prod/],
  ['--confirm with another name', { confirm: 'dev' }, false, /--confirm dev is not prod/],
  ['--confirm without a name', { confirm: '' }, false, /is not prod/],
  ['no terminal', { isTerminal: false }, false, /--confirm prod approves/],
])('%s', async (_, options, approved, how) => {
  const answer = await ask(options);
  expect(answer).toEqual({ approved, how: expect.stringMatching(how) });
});

test('--confirm with another name asks nobody: whoever wrote it thought of another environment', async () => {
  const from = { ask: jest.fn() };
  await ask({ confirm: 'dev', isTerminal: true, from });
  expect(from.ask).not.toHaveBeenCalled();
});
