import { NOT_AFTER_CANCEL } from '../document';
import { factsOf, held, unchecked } from './documented-fact';
import { SAMPLE, sample, SAMPLE_INPUTS } from './sample-steps';

const nap = (envelope: Readonly<Record<string, unknown>>) => sample('aws:sleep', {}, envelope);
const next = { name: 'documentedNext', action: 'aws:deleteImage', inputs: SAMPLE_INPUTS['aws:deleteImage'] };
const before = (envelope: Readonly<Record<string, unknown>>, following: Readonly<Record<string, unknown>> = next) => ({
  steps: [...(nap(envelope).steps ?? []), following],
});

/** What every step can say. */
export const EVERY_STEP = factsOf('automation-actions', [
  [
    'actions of runbooks and plugins of command documents are not those of each other',
    held('unknown-action', nap({}), nap({ action: 'aws:runShellScript' })),
  ],
  [
    'no two steps of a runbook have one name',
    held('duplicate-step', before({}), before({}, { ...next, name: SAMPLE })),
  ],
  [
    'a name has letters, digits and underscores',
    held('wrong-name', nap({ name: 'one_Step_2' }), nap({ name: 'one step' })),
  ],
  ['maxAttempts is a whole number', held('wrong-value', nap({ maxAttempts: 2 }), nap({ maxAttempts: 'often' }))],
  ['a step is tried once at least', held('beyond-limit', nap({ maxAttempts: 1 }), nap({ maxAttempts: 0 }))],
  [
    'timeoutSeconds is a whole number',
    held('wrong-value', nap({ timeoutSeconds: 60 }), nap({ timeoutSeconds: 'a minute' })),
  ],
  ['a timeout lasts a second at least', held('beyond-limit', nap({ timeoutSeconds: 1 }), nap({ timeoutSeconds: 0 }))],
  [
    'onFailure is Abort, Continue or a step',
    held('wrong-value', nap({ onFailure: 'Continue' }), nap({ onFailure: 'Ignore' })),
  ],
  [
    'onFailure leads to a step that exists',
    held('dangling-target', before({ onFailure: 'step:documentedNext' }), nap({ onFailure: 'step:documentedNext' })),
  ],
  ['onCancel is Abort or a step', held('wrong-value', nap({ onCancel: 'Abort' }), nap({ onCancel: 'Continue' }))],
  ...[...NOT_AFTER_CANCEL].map(
    (action) =>
      [
        `onCancel does not lead to ${action}`,
        held(
          'wrong-cancel-target',
          before({ onCancel: 'step:documentedNext' }),
          before({ onCancel: 'step:documentedNext' }, { ...next, action, inputs: SAMPLE_INPUTS[action] }),
        ),
      ] as const,
  ),
  [
    'what follows a cancel ends after two minutes',
    unchecked('how long a step takes is known once it has run; the executor ends it'),
  ],
  ['isEnd is true or false', held('wrong-value', before({ isEnd: false }), nap({ isEnd: 'perhaps' }))],
  [
    'with isEnd the automation ends, and no next step comes',
    held('without-effect', before({ nextStep: 'documentedNext' }), before({ isEnd: true, nextStep: 'documentedNext' })),
  ],
  [
    'nextStep is a step that exists',
    held('dangling-target', before({ nextStep: 'documentedNext' }), nap({ nextStep: 'documentedNext' })),
  ],
  ['isCritical is true or false', held('wrong-value', nap({ isCritical: false }), nap({ isCritical: 'very' }))],
  ['inputs are a map', held('wrong-value', nap({}), nap({ inputs: ['PT1S'] }))],
  ['every step has inputs', unchecked('an action that needs some has missing-input, and aws:pause needs none')],
  ['a role has to be allowed what the steps call', unchecked('the document does not tell what a role is allowed')],
]);
