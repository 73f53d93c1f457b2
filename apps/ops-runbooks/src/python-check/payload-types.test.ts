import { type AutomationDocument, referenceTypes, type Step } from '@nss/ssm-automation';
import { payloadTypes } from './payload-types';

const typesOf = (step: Partial<Step>, document: Partial<AutomationDocument> = {}) => {
  const script = { name: 'script', action: 'aws:executeScript', ...step } as Step;
  const whole = { schemaVersion: '0.3', ...document, mainSteps: [...(document.mainSteps ?? []), script] } as const;
  return payloadTypes(script, referenceTypes(whole));
};

test('what a step gives has the type of the parameter, the output or the value', () => {
  const InputPayload = {
    Words: '{{ Words }}',
    Count: '{{ read.Count }}',
    Id: '{{ automation:EXECUTION_ID }}',
    Text: 'from {{ Words }}',
    Is: true,
    Half: 0.5,
    Parts: ['{{ read.Part }}', 'x'],
    Decisions: '{{ ask.ApproverDecisions }}',
  };
  const mainSteps: Step[] = [
    {
      name: 'read',
      action: 'aws:executeAwsApi',
      outputs: [
        { Name: 'Count', Selector: '$.n', Type: 'Integer' },
        { Name: 'Part', Selector: '$.p', Type: 'String' },
      ],
    },
    { name: 'ask', action: 'aws:approve' },
  ];
  const parameters = { Words: { type: 'StringList' as const } };
  expect(typesOf({ inputs: { InputPayload } }, { mainSteps, parameters }).split('\n').slice(0, 9)).toEqual([
    'class InputPayload(TypedDict):',
    '    Words: list[str]',
    '    Count: int',
    '    Id: str',
    '    Text: str',
    '    Is: bool',
    '    Half: float',
    '    Parts: list[str]',
    '    Decisions: Any',
  ]);
});

test('what a step takes has to be given, with its type; where it takes nothing anything may be', () => {
  expect(typesOf({ outputs: [{ Name: 'Is', Selector: '$.Payload.Is', Type: 'Boolean' }] })).toContain(
    'class Payload(TypedDict):\n    Is: bool',
  );
  expect(typesOf({})).toBe('class InputPayload(TypedDict):\n    pass\nPayload = Mapping[str, object]');
});

test('an output from deeper than a key of the payload is refused: its type would not be checked', () => {
  expect(() => typesOf({ outputs: [{ Name: 'A', Selector: '$.Payload.A.B' }] })).toThrow('take it from $.Payload.KEY');
});
