import { type DocumentedFact, factsOf, held, unchecked } from './documented-fact';
import { sample, SAMPLE } from './sample-steps';

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

/** Where an automation goes, and how often. */
export const BRANCHES_AND_LOOPS: readonly DocumentedFact[] = [
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
];
