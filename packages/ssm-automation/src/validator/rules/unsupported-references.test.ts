import { find } from '../../testing/find';

const rest = { parameters: { P: { type: 'String' } }, variables: { v: { type: 'String' } } };
const send = (text: string) =>
  find(
    [{ name: 'one', action: 'aws:executeStateMachine', inputs: { stateMachineArn: 'a', input: { x: [text] } } }],
    rest,
  );
const run = (text: string) =>
  find(
    [
      {
        name: 'one',
        action: 'aws:runCommand',
        inputs: { DocumentName: 'other', InstanceIds: ['i-1'], Parameters: { x: [text] } },
      },
    ],
    rest,
  );

test.each(['{{ P }', '{{P}', '{ P }}', 'a {{ P } b', 'a {{ P', '{{ variable:v }', '{{ global:REGION }'])(
  '%s lacks a brace',
  async (text) => {
    expect(await send(text)).toEqual(['unclosed-reference one']);
  },
);

test.each([
  '{{ P }}',
  '{P}',
  '{{.P}}',
  '{{ other }',
  '{{ P|upper }}',
  '{"a": {"P": {{ P }}}}',
  '{{{ P }}}',
  '{{ P }} }',
])('%s is no reference with a brace too few', async (text) => {
  expect(await send(text)).toEqual([]);
});

// A command has braces of its own, and Run Command reads parameters itself.
test('commands may hold braces, and are asked about parameters of Parameter Store', async () => {
  expect(await run('if (1) { foreach { P }}')).toEqual([]);
  expect(await run('echo {{ P }')).toEqual(['unclosed-reference one']);
  expect(await run('{{ ssm:name }}')).toEqual(['unsupported-reference one']);
});

// automation-variables.html, "Returns InvalidDocumentContent exception at create time"
test.each(['{{ ssm:/a/b }}', 'x {{ssm:a}}', '{{ x{{ P }} }}'])('%s is not supported', async (text) => {
  expect(await send(text)).toEqual(['unsupported-reference one']);
});
