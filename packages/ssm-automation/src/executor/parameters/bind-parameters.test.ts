import { type AutomationDocument, type Parameter } from '../../document';
import { bindParameters, type GivenParameters } from './bind-parameters';

const bind = (parameters: Record<string, Parameter>, given: GivenParameters) =>
  bindParameters({ schemaVersion: '0.3', parameters, mainSteps: [] } as AutomationDocument, given);

test('lists of strings become typed values, defaults fill the rest', () => {
  expect(
    bind(
      {
        Port: { type: 'Integer' },
        Ids: { type: 'List<AWS::EC2::Instance::Id>' },
        Tags: { type: 'StringMap' },
        On: { type: 'Boolean', default: 'true' },
      },
      { Port: ['514'], Ids: ['i-1', 'i-2'], Tags: ['{"a":"b"}'] },
    ),
  ).toEqual({ Port: 514, Ids: ['i-1', 'i-2'], Tags: { a: 'b' }, On: true });
});

test.each([
  [{ A: { type: 'String' } }, {}, 'A is required'],
  [{}, { A: ['x'] }, 'no parameter A'],
  [{ A: { type: 'String' } }, { A: ['x', 'y'] }, 'one value is expected, not 2'],
  [{ A: { type: 'Integer' } }, { A: ['x'] }, 'not of type Integer'],
  [{ A: { type: 'String', allowedValues: ['x'] } }, { A: ['y'] }, '"y" is not one of x'],
  [{ A: { type: 'StringList', allowedPattern: '^i-' } }, { A: ['i-1', 'j-2'] }, '"j-2" does not match ^i-'],
  [
    { A: { type: 'StringList', allowedPattern: '^(a+)+$' } },
    { A: Array.from({ length: 1000 }, () => `${'a'.repeat(50)}!`) },
    'takes too long to hold against ^(a+)+$',
  ],
  [{ A: { type: 'StringList', maxItems: 1 } }, { A: ['a', 'b'] }, 'at most 1 items'],
  [{ A: { type: 'StringList', minItems: 2 } }, { A: ['a'] }, 'at least 2 items'],
  [{ A: { type: 'String', minChars: 2 } }, { A: ['a'] }, 'shorter than 2'],
  [{ A: { type: 'String', maxChars: 2 } }, { A: ['aaa'] }, 'longer than 2'],
] as [Record<string, Parameter>, GivenParameters, string][])('%p with %p: %s', (parameters, given, problem) => {
  expect(() => bind(parameters, given)).toThrow(problem);
});
