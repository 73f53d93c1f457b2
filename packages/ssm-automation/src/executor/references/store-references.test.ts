import { documentOf, run, step } from '../../testing/run';
import { readStored, storedNames } from './store-references';

const parameters: Readonly<Record<string, object>> = {
  '/probe/x': { Type: 'String', Value: 'ex' },
  '/probe/list': { Type: 'StringList', Value: 'a,b' },
  '/probe/secret': { Type: 'SecureString', Value: 'AQICAH' },
};
const GetParameter = ({ Name }: { Name: string }) => {
  const Parameter = parameters[Name];
  if (!Parameter) throw Object.assign(new Error(`${Name} not found`), { name: 'ParameterNotFound' });
  return { Parameter };
};

test('the references of a value, each once', () => {
  expect(storedNames({ a: ['{{ssm:/x}} {{ ssm:/x }}'], '{{ssm-secure:y}}': '{{ step.out }}' })).toEqual([
    'ssm:/x',
    'ssm-secure:y',
  ]);
});

test('a default is read before the first step, and has the type of its parameter', async () => {
  const { record, calls } = await run(
    documentOf([step('use', { inputs: { Service: 'ec2', Api: 'Use', A: '{{ Text }}', B: '{{ List }}' } })], {
      parameters: {
        Text: { type: 'String', default: 'x{{ssm:/probe/x}}' },
        List: { type: 'StringList', default: ['{{ ssm:/probe/list }}'] },
      },
    }),
    { GetParameter },
  );
  expect(calls.at(-1)?.parameters).toEqual({ A: 'xex', B: ['a', 'b'] });
  expect(record.Parameters).toEqual({ Text: ['xex'], List: ['a', 'b'] });
});

test('in the input of a step the value is that of the moment', async () => {
  let reads = 0;
  const use = (name: string) => step(name, { inputs: { Service: 'ec2', Api: 'Use', A: '{{ssm:/probe/x}}' } });
  const { calls } = await run(documentOf([use('one'), use('two')]), {
    GetParameter: () => ({ Parameter: { Type: 'String', Value: `v${++reads}` } }),
  });
  expect(calls.filter(({ api }) => api === 'Use').map(({ parameters: { A } }) => A)).toEqual(['v1', 'v2']);
});

test.each([
  ['{{ssm:/probe/secret}}', 'SecureString'],
  ['{{ssm-secure:/probe/secret}}', 'SecureString'],
  ['{{ssm:/probe/none}}', 'ParameterNotFound'],
])('%s fails the execution before its first step', async (value, message) => {
  const { status, steps, record } = await run(
    documentOf([step('use')], { parameters: { P: { type: 'String', default: value } } }),
    { GetParameter },
  );
  expect([status, steps]).toEqual(['Failed', []]);
  expect(record.FailureMessage).toContain(message);
});

test('nothing is read where nothing is asked for', async () => {
  expect(await readStored([], () => Promise.reject(new Error('read')))).toEqual(new Map());
});
