import { type DocumentedFact, factsOf, held, unchecked } from './documented-fact';
import { many, sample } from './sample-steps';

/** Actions that make, change or delete resources. */
export const RESOURCES: readonly DocumentedFact[] = [
  ...factsOf('automation-action-createstack', [
    [
      'a stack has a name of letters, digits and hyphens that begins with a letter, of 128 at most',
      held('wrong-input', sample('aws:createStack'), sample('aws:createStack', { StackName: '1-stack' })),
    ],
    [
      'it has TemplateBody or TemplateURL, and not both',
      held('wrong-input', sample('aws:createStack'), sample('aws:createStack', { TemplateBody: '{}' })),
    ],
    [
      'StackPolicyBody and StackPolicyURL do not go together',
      held(
        'wrong-input',
        sample('aws:createStack', { StackPolicyBody: '{}' }),
        sample('aws:createStack', { StackPolicyBody: '{}', StackPolicyURL: 'https://example.com/p' }),
      ),
    ],
    [
      'DisableRollback and OnStackFailure do not go together',
      held(
        'wrong-input',
        sample('aws:createStack', { DisableRollback: true }),
        sample('aws:createStack', { DisableRollback: true, OnStackFailure: 'DELETE' }),
      ),
    ],
    [
      'a step that is tried again has a ClientRequestToken',
      unchecked('AWS publishes runbooks without one, and the second attempt finds the stack there'),
    ],
    [
      'a template at an address has at most 460,800 bytes, and a policy 16 KB',
      unchecked('what is at an address does not stand in the document'),
    ],
    ['templates with IAM resources or macros need capabilities', unchecked('the template is elsewhere, most often')],
  ]),
  ...factsOf('automation-action-createtag', [
    [
      'only resources of EC2 are tagged several at once',
      held(
        'beyond-limit',
        sample('aws:createTags', { ResourceType: 'Parameter', ResourceIds: ['a'] }),
        sample('aws:createTags', { ResourceType: 'Parameter', ResourceIds: ['a', 'b'] }),
      ),
    ],
  ]),
  ...factsOf('automation-action-delete', [
    ['it has one input', held('unknown-input', sample('aws:deleteImage'), sample('aws:deleteImage', { Force: true }))],
  ]),
  ...factsOf('automation-action-runinstance', [
    [
      'user data that is written out is Base64',
      held(
        'wrong-input',
        sample('aws:runInstances', { UserData: 'IyEvYmluL3NoCg==' }),
        sample('aws:runInstances', { UserData: '#!/bin/sh' }),
      ),
    ],
    [
      'no more instances are needed than may be launched',
      held(
        'wrong-input',
        sample('aws:runInstances', { MinInstanceCount: 1, MaxInstanceCount: 2 }),
        sample('aws:runInstances', { MinInstanceCount: 3, MaxInstanceCount: 2 }),
      ),
    ],
    [
      'only instances and volumes are tagged at launch',
      unchecked('the API has tagged others since the page was written'),
    ],
  ]),
  ...factsOf('automation-action-changestate', [
    [
      'it waits for instances that are named',
      held(
        'missing-input',
        sample('aws:changeInstanceState', { InstanceIds: many(2, () => 'i-0123456789abcdef0') }),
        sample('aws:changeInstanceState', { InstanceIds: undefined }),
      ),
    ],
  ]),
];
