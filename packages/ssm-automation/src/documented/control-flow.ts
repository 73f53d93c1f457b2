import { VARIABLE_LIMITS } from '../document';
import { type DocumentedFact, type DocumentPart, factsOf, held, unchecked } from './documented-fact';
import { many, sample } from './sample-steps';

/** An update of a variable of a type. */
const update = (type: string, Value: unknown, inputs: object = {}): DocumentPart => ({
  ...sample('aws:updateVariable', { Value, ...inputs }),
  variables: { documentedVariable: { type } },
});
const { characters, textItems, mapItems, keyCharacters } = VARIABLE_LIMITS;

/** Actions that ask, wait or remember. */
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
