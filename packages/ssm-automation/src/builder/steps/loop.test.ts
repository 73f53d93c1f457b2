import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import { run } from '../../testing/run';
import { type Ref } from '../ref';
import { runbook } from '../runbook';
import { executeAwsApi } from './execute-aws-api';
import { doWhile, forEach } from './loop';
import { sleep } from './sleep';
import { updateVariable } from './update-variable';

// https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-loop.html: without IteratorDataType an element is a String.
test.each([
  ['String', ['a', 'b'], ['b']],
  ['Integer', [1, 2], ['2']],
  ['Boolean', [true, false], ['false']],
  ['StringMap', [{ a: 1 }, { a: 2 }], ['{"a":2}']],
])('a loop over a list of %s', async (IteratorDataType, iterators, last) => {
  const { document } = runbook({
    variables: { last: { type: IteratorDataType as 'String' } },
    steps: (_, variables) => ({
      steps: [
        forEach('each', {
          iterators: iterators as string[],
          steps: ({ value }) => [updateVariable('keep', { variable: variables.last, value })],
        }),
      ],
      outputs: [variables.last],
    }),
  });
  expect(document.mainSteps[0]?.inputs).toMatchObject({ IteratorDataType, Iterators: iterators });
  const { record } = await run(document);
  expect(record.Outputs).toEqual({ 'variable:last': last });
});

test('a reference to a list says what its elements are, and the compiler knows it', () => {
  const { document } = runbook({
    parameters: { Names: { type: 'StringList' }, Numbers: { type: 'StringList' } },
    variables: { image: { type: 'StringMap' }, name: { type: 'String' }, number: { type: 'Integer' } },
    steps: ({ Names, Numbers }, { image, name, number }) => {
      const images = executeAwsApi('images', {
        command: DescribeImagesCommand,
        input: { Owners: ['self'] },
        outputs: { All: (r) => r.Images },
      });
      return {
        steps: [
          images,
          forEach('eachImage', {
            iterators: images.outputs.All,
            steps: ({ value }) => [updateVariable('keepImage', { variable: image, value })],
          }),
          forEach('eachName', {
            iterators: Names,
            steps: ({ value }) => [updateVariable('keepName', { variable: name, value })],
          }),
          forEach('eachNumber', {
            iterators: Numbers,
            iteratorDataType: 'Integer',
            steps: ({ value }) => [updateVariable('keepNumber', { variable: number, value })],
          }),
        ],
      };
    },
  });
  expect(document.mainSteps.slice(1).map(({ inputs }) => inputs?.['IteratorDataType'])).toEqual([
    'StringMap',
    'String',
    'Integer',
  ]);
});

test('steps of a body are there for the condition and for what comes after, without a declaration', () => {
  const again = doWhile('again', {
    maxIterations: 3,
    steps: ({ iteration }) => ({
      wait: sleep('wait', { seconds: 1 }),
      look: executeAwsApi('look', {
        command: DescribeImagesCommand,
        input: { MaxResults: iteration },
        outputs: { Token: (r) => r.NextToken },
      }),
    }),
    condition: ({ look }) => ({ Variable: look.outputs.Token, StringEquals: 'more' }),
  });
  const token: Ref<string> = again.body.look.outputs.Token;
  const { document } = runbook({ steps: () => ({ steps: [again], outputs: [token] }) });
  expect(document.mainSteps[0]?.inputs).toMatchObject({
    LoopCondition: { Variable: '{{ look.Token }}', StringEquals: 'more' },
    Steps: [{ name: 'wait' }, { name: 'look' }],
  });
});

test('a list whose elements differ, or of which nothing is known, needs a type', () => {
  const over = (iterators: unknown) => () => forEach('each', { iterators: iterators as string[], steps: () => [] });
  expect(over(['a', 1])).toThrow('each: the elements differ in type: give iteratorDataType');
  expect(over([['a'], ['b']])).toThrow('each: the type of the elements is not known: give iteratorDataType');
  expect(over([])).toThrow('each: the type of the elements is not known');
});
