import { type Parameter, type Step } from '../../document';
import { documentOf } from '../../testing/run';
import { scriptProblems } from './check-scripts';

const command: Step = {
  name: 'probe',
  action: 'aws:runCommand',
  inputs: { DocumentName: 'd', Parameters: { commands: ['ping {{ Host }}'] } },
};
const script: Step = {
  name: 'judge',
  action: 'aws:executeScript',
  inputs: { Script: 'x', InputPayload: { Host: '{{ Host }}' } },
};
const through: Step[] = [
  { name: 'set', action: 'aws:updateVariable', inputs: { Name: 'variable:host', Value: '{{ Host }}' } },
  { ...script, inputs: { Script: 'x', InputPayload: { h: '{{ variable:host }}' } } },
];
const problems = (steps: Step[], Host: Parameter) =>
  scriptProblems(documentOf(steps, { parameters: { Host }, variables: { host: { type: 'String' } } }));

test.each([[[command]], [[script]], [through]])('text needs a strict pattern on its way into %p', (steps) => {
  expect(problems(steps, { type: 'String' })).toHaveLength(1);
  expect(problems(steps, { type: 'String', allowedPattern: '.*' })).toHaveLength(1);
  expect(problems(steps, { type: 'String', allowedPattern: '^[a-z]+$' })).toEqual([]);
});

test.each([
  { type: 'Integer' },
  { type: 'AWS::EC2::Instance::Id' },
  { type: 'String', allowedValues: ['a'] },
] as Parameter[])('%p needs none', (parameter) => {
  expect(problems([command], parameter)).toEqual([]);
});

test('a reference in the text of a script is refused', () => {
  const inText: Step = { ...script, inputs: { Script: 'print("{{ Host }}")' } };
  expect(problems([inText], { type: 'String', allowedPattern: '^[a-z]+$' })).toMatchObject([
    { code: 'reference-in-script', step: 'judge' },
  ]);
});
