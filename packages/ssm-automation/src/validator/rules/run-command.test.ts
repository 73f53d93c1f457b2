import { find } from '../../testing/find';

const command = (DocumentName: string, Parameters?: unknown) =>
  find(
    [
      {
        name: 'run',
        action: 'aws:runCommand',
        inputs: { DocumentName, InstanceIds: ['i-1'], ...(Parameters !== undefined && { Parameters }) },
      },
    ],
    { parameters: { P: { type: 'String' }, L: { type: 'StringList' }, M: { type: 'StringMap' } } },
  );

test.each([
  ['AWS-RunShellScript', { commands: ['a', '{{ P }}'], executionTimeout: 60 }],
  ['AWS-RunShellScript', { commands: '{{ L }}' }],
  ['AWS-RunPatchBaseline', { Operation: '{{ P }}' }],
  ['AmazonCloudWatch-ManageAgent', { action: ['start'] }],
  ['Somebodys-Own', { whatever: 1 }],
  ['AWS-RunShellScript', '{{ M }}'],
])('%s %p is fine', async (name, parameters) => {
  expect(await command(name, parameters)).toEqual([]);
});

test.each([
  ['AWS-RunShellScript', { command: ['a'], commands: ['a'] }, 'unknown-command-parameter run'],
  ['AWS-RunShellScript', {}, 'missing-command-parameter run'],
  ['AWS-RunShellScript', undefined, 'missing-command-parameter run'],
  ['AWS-RunShellScript', { commands: [{ a: 1 }] }, 'wrong-command-parameter run'],
  ['AWS-RunShellScript', { commands: '{{ M }}' }, 'wrong-reference-type run'],
  ['AWS-RunPatchBaseline', { Operation: 'Instal' }, 'wrong-command-parameter run'],
])('%s %p: %s', async (name, parameters, finding) => {
  expect(await command(name, parameters)).toEqual([finding]);
});
