import { find, script } from '../../testing/find';
import { type ScriptReading, type ScriptText } from '../ports';
import { validateDocument } from '../validate';

/** Takes notes, and gives one reading for everything. */
function reader(reading: ScriptReading) {
  const seen: ScriptText[] = [];
  return {
    seen,
    scripts: { read: async (texts: readonly ScriptText[]) => (seen.push(...texts), texts.map(() => reading)) },
  };
}

const powershell = (commands: unknown) => ({
  name: 'run',
  action: 'aws:runCommand',
  inputs: { DocumentName: 'AWS-RunPowerShellScript', InstanceIds: ['i-1'], Parameters: { commands } },
});

test('what is put in later is read as a word of the same length', async () => {
  const { seen, scripts } = reader({ names: ['main'] });
  await find(
    [
      script('one', { Script: 'x = {{ P }}\n%%SCRIPT=a.py%%\ny = {{ other }}' }),
      powershell(['Get-Item {{ P }}', 'a\nb']),
    ],
    { parameters: { P: { type: 'String' } } },
    { scripts },
  );
  expect(seen).toEqual(
    [
      { language: 'python', text: expect.stringMatching(/^x = x{7}\nx{15}\ny = \{\{ other \}\}$/) as string },
      { language: 'powershell', text: 'Get-Item xxxxxxx\na\nb' },
    ].map((each) => expect.objectContaining(each) as unknown),
  );
});

test('mistakes are told with their step, and the handler has to be there', async () => {
  expect(
    await find(
      [script('one'), powershell(['if {'])],
      {},
      { scripts: reader({ problem: { line: 1, message: 'm' } }).scripts },
    ),
  ).toEqual(['python-syntax one', 'powershell-syntax run']);
  expect(await find([script('one')], {}, { scripts: reader({ names: ['mian'] }).scripts })).toEqual([
    'missing-handler one',
  ]);
  expect(
    await find([script('one', { Script: '%%SCRIPT=a%%' })], {}, { scripts: reader({ names: [] }).scripts }),
  ).toEqual([]);
  expect(await find([script('one', { Handler: undefined })])).toEqual(['missing-input one']);
});

test.each([
  ['a line of a block', 'Script: |\n        def main(e, c):\n          retrun', 2, { line: 10, column: 1 }],
  ['a text on one line', 'Script: "def main(e, c):\\n  retrun"', 2, { line: 8, column: 15 }],
])('the place is %s', async (_, text, line, position) => {
  const yaml = `schemaVersion: '0.3'\nmainSteps:\n  - name: one\n    action: aws:executeScript\n    inputs:\n      Runtime: python3.11\n      Handler: main\n      ${text}\n`;
  const [finding] = await validateDocument(yaml, {
    scripts: reader({ problem: { line, message: 'invalid syntax' } }).scripts,
  });
  expect(finding).toMatchObject({ code: 'python-syntax', position });
});

test('a command is where its element is', async () => {
  const text = JSON.stringify({ schemaVersion: '0.3', mainSteps: [powershell(['a', 'b\nc', 'd'])] }, null, 1);
  const [finding] = await validateDocument(text, { scripts: reader({ problem: { line: 4, message: 'm' } }).scripts });
  expect(text.split('\n')[(finding?.position.line ?? 0) - 1]).toContain('"d"');
});
