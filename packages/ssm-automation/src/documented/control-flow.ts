import { VARIABLE_LIMITS } from '../document';
import { type DocumentedFact, type DocumentPart, factsOf, held, unchecked } from './documented-fact';
import { many, sample, SAMPLE } from './sample-steps';

const choices = (...Choices: unknown[]) => ({
  steps: [
    ...(sample('aws:branch', { Choices }).steps ?? []),
    { name: 'documentedNext', action: 'aws:sleep', inputs: { Duration: 'PT1S' } },
  ],
});
const test = { Variable: '{{ global:REGION }}', StringEquals: 'eu-west-1' };
const to = (condition: object) => choices({ NextStep: 'documentedNext', ...condition });
const loop = (inputs: object) => sample('aws:loop', { Iterators: undefined, ...inputs });
const doWhile = { LoopCondition: { Variable: `{{ ${SAMPLE}.CurrentIteration }}`, NumericLesser: 3 } };

/** An update of a variable of a type. */
const update = (type: string, Value: unknown, inputs: object = {}): DocumentPart => ({
  ...sample('aws:updateVariable', { Value, ...inputs }),
  variables: { documentedVariable: { type } },
});
const { characters, textItems, mapItems, keyCharacters } = VARIABLE_LIMITS;

/** Actions that decide, wait or ask. */
export const CONTROL_FLOW: readonly DocumentedFact[] = [
  ...factsOf('automation-action-approve', [
    [
      'it is waited for at most 30 days',
      held(
        'beyond-limit',
        sample('aws:approve', {}, { timeoutSeconds: 2_592_000 }),
        sample('aws:approve', {}, { timeoutSeconds: 2_592_001 }),
      ),
    ],
    [
      'no more approvals are required than there are approvers',
      held(
        'beyond-limit',
        sample('aws:approve', { MinRequiredApprovals: 2 }),
        sample('aws:approve', { MinRequiredApprovals: 3 }),
      ),
    ],
    [
      'the title of the topic begins with Automation',
      held(
        'wrong-input',
        sample('aws:approve', { NotificationArn: 'arn:aws:sns:eu-west-1:111122223333:AutomationAsks' }),
        sample('aws:approve', { NotificationArn: 'arn:aws:sns:eu-west-1:111122223333:Asks' }),
      ),
    ],
    [
      'automations over several accounts and Regions do not support it',
      unchecked('where it runs, whoever starts it says'),
    ],
    [
      'an approver is a user, a role or what assumes one',
      unchecked('principals take many forms, and names alone are taken too'),
    ],
  ]),
  ...factsOf('automation-action-branch', [
    ['there is a choice at least', held('wrong-input', to(test), choices())],
    ['a choice says where it leads', held('wrong-condition', to(test), choices(test))],
    [
      'a choice leads to a step that exists',
      held('dangling-target', to(test), choices({ ...test, NextStep: 'documentedNowhere' })),
    ],
    ['a choice has a variable', held('wrong-condition', to(test), to({ StringEquals: 'a' }))],
    ['a choice has an operation', held('unknown-operator', to(test), to({ Variable: 'a' }))],
    [
      'operations that are not supported are refused when the runbook is created',
      held('unknown-operator', to(test), to({ Variable: 'a', StringLike: 'a*' })),
    ],
    [
      'numbers are compared with numbers',
      held(
        'wrong-condition',
        to({ Variable: '{{ global:REGION }}', NumericEquals: 1 }),
        to({ Variable: '{{ global:REGION }}', NumericEquals: 'one' }),
      ),
    ],
    [
      'Default is a step that exists',
      held(
        'dangling-target',
        to(test),
        sample('aws:branch', { Choices: [{ ...test, NextStep: SAMPLE }], Default: 'documentedNowhere' }),
      ),
    ],
  ]),
  ...factsOf('automation-branch-condition', [
    ['And and Or join a list of conditions', held('wrong-condition', to({ And: [test, test] }), to({ And: [] }))],
    ['Not turns one condition round', held('wrong-condition', to({ Not: test }), to({ Not: 'a' }))],
    [
      'joined conditions have variables and operations too',
      held('unknown-operator', to({ Or: [test, { Not: test }] }), to({ Or: [test, { Not: { Variable: 'a' } }] })),
    ],
    ['how deep conditions are joined', unchecked('no page names a greatest depth or number')],
  ]),
  ...factsOf('automation-action-loop', [
    [
      'it has either Iterators or LoopCondition',
      held('wrong-input', loop(doWhile), loop({ Iterators: ['a'], ...doWhile })),
    ],
    ['it has Iterators or LoopCondition', held('missing-input', loop(doWhile), loop({}))],
    [
      'it has no onCancel, which its steps may have',
      held('unknown-key', sample('aws:loop'), sample('aws:loop', {}, { onCancel: 'Abort' })),
    ],
    [
      'IteratorDataType goes with Iterators',
      held(
        'without-effect',
        loop({ Iterators: ['a'], IteratorDataType: 'String' }),
        loop({ ...doWhile, IteratorDataType: 'String' }),
      ),
    ],
    [
      'a condition has a variable and an operation',
      held('unknown-operator', loop(doWhile), loop({ LoopCondition: { Variable: 'a' } })),
    ],
    ['it has steps', held('wrong-value', sample('aws:loop'), sample('aws:loop', { Steps: [] }))],
    [
      'no step outside leads into it',
      held('target-inside-loop', sample('aws:loop'), {
        steps: [
          ...(sample('aws:loop').steps ?? []),
          {
            name: 'documentedJump',
            action: 'aws:sleep',
            inputs: { Duration: 'PT1S' },
            onFailure: 'step:documentedInside',
          },
        ],
      }),
    ],
    ['its onFailure is used for unexpected errors alone', unchecked('it may be there, and does what it can')],
  ]),
  ...factsOf('automation-action-pause', [
    [
      'it waits at most 30 days',
      held(
        'beyond-limit',
        sample('aws:pause', {}, { timeoutSeconds: 2_592_000 }),
        sample('aws:pause', {}, { timeoutSeconds: 2_592_001 }),
      ),
    ],
  ]),
  ...factsOf('automation-action-sleep', [
    [
      'it has a duration or a point in time',
      held('missing-input', sample('aws:sleep'), sample('aws:sleep', { Duration: undefined })),
    ],
    [
      'a duration is one of ISO 8601, and not negative',
      held('wrong-input', sample('aws:sleep'), sample('aws:sleep', { Duration: '-PT5S' })),
    ],
    [
      'a point in time is one of ISO 8601',
      held(
        'wrong-input',
        sample('aws:sleep', { Duration: undefined, Timestamp: '2030-01-01T01:00:00Z' }),
        sample('aws:sleep', { Duration: undefined, Timestamp: 'tomorrow' }),
      ),
    ],
  ]),
  ...factsOf('automation-action-update-variable', [
    [
      'Name is written variable:NAME',
      held('wrong-input', update('String', 'x'), update('String', 'x', { Name: 'documentedVariable' })),
    ],
    [
      'the variable is declared',
      held(
        'unknown-variable',
        update('String', 'x'),
        sample('aws:updateVariable', { Name: 'variable:documentedNobody' }),
      ),
    ],
    ['the value has the type of the variable', held('wrong-input', update('Integer', 5), update('Integer', 'five'))],
    ['types are not converted', held('wrong-input', update('Boolean', true), update('Boolean', 'true'))],
    [
      'onCancel is not supported',
      held('unknown-key', update('String', 'x'), {
        ...update('String', 'x'),
        ...sample('aws:updateVariable', {}, { onCancel: 'Abort' }),
      }),
    ],
    [
      `a text has 1 to ${characters} characters`,
      held('beyond-limit', update('String', 'x'.repeat(characters)), update('String', 'x'.repeat(characters + 1))),
    ],
    [
      `a StringList has at most ${textItems} items`,
      held(
        'beyond-limit',
        update('StringList', many(textItems, String)),
        update('StringList', many(textItems + 1, String)),
      ),
    ],
    [
      `a MapList has at most ${mapItems} items`,
      held(
        'beyond-limit',
        update(
          'MapList',
          many(mapItems, () => ({ a: 'b' })),
        ),
        update(
          'MapList',
          many(mapItems + 1, () => ({ a: 'b' })),
        ),
      ),
    ],
    [
      `a key has 1 to ${keyCharacters} characters`,
      held(
        'beyond-limit',
        update('StringMap', { ['k'.repeat(keyCharacters)]: 'x' }),
        update('StringMap', { ['k'.repeat(keyCharacters + 1)]: 'x' }),
      ),
    ],
  ]),
];
