import { factsOf, held, unchecked } from './documented-fact';
import { SAMPLE_INPUTS, sample } from './sample-steps';

const text = { type: 'String' } as const;
const image = (ImageId: string, more: object = {}) => ({ ...sample('aws:runInstances', { ImageId }), ...more });

/** What `{{ }}` can stand for, and where. */
export const REFERENCES = factsOf('automation-variables', [
  [
    'a role is an ARN or a parameter of the runbook',
    held('wrong-value', { assumeRole: 'arn:aws:iam::111122223333:role/one' }, { assumeRole: 'one' }),
  ],
  [
    'a parameter that a role refers to is declared',
    held('unknown-parameter', { assumeRole: '' }, { assumeRole: '{{ DocumentedRole }}' }),
  ],
  [
    'a role does not come from Parameter Store',
    held('wrong-value', { assumeRole: '' }, { assumeRole: '{{ ssm:/documented/role }}' }),
  ],
  [
    'a parameter of Parameter Store stands in a default, never in an input',
    held(
      'unsupported-reference',
      {
        ...image('{{ DocumentedImage }}'),
        parameters: { DocumentedImage: { type: 'String', default: '{{ ssm:/documented/image }}' } },
      },
      image('{{ ssm:/documented/image }}'),
    ),
  ],
  [
    'a step is not made of references',
    held('unknown-key', sample('aws:sleep'), sample('aws:sleep', {}, { '{{ documentedKey }}': 1 })),
  ],
  [
    'a parameter does not refer to another one',
    held(
      'wrong-default',
      { parameters: { DocumentedA: text } },
      { parameters: { DocumentedA: text, DocumentedB: { type: 'String', default: '{{ DocumentedA }}' } } },
    ),
  ],
  [
    'no reference stands in another one',
    held(
      'unsupported-reference',
      image('{{ DocumentedA }}', { parameters: { DocumentedA: text } }),
      image('{{ x{{ DocumentedA }} }}', { parameters: { DocumentedA: text } }),
    ),
  ],
  [
    'a reference is closed as it is opened',
    held(
      'unclosed-reference',
      image('{{ DocumentedA }}', { parameters: { DocumentedA: text } }),
      image('{{ DocumentedA }', { parameters: { DocumentedA: text } }),
    ),
  ],
  [
    'an output fits the input it is given to',
    unchecked('only what the document tells of types can be held: see wrong-reference-type'),
  ],
  [
    'a reference names a parameter that is declared',
    held(
      'unknown-parameter',
      sample('aws:deleteImage'),
      sample('aws:deleteImage', { ImageId: '{{ DocumentedNobody }}' }),
    ),
  ],
  [
    'a reference names a step that is there',
    held(
      'unknown-step',
      sample('aws:deleteImage'),
      sample('aws:deleteImage', { ImageId: '{{ documentedNobody.ImageId }}' }),
    ),
  ],
  [
    'a reference names an output that the step has',
    held(
      'unknown-output',
      {
        steps: [
          { name: 'documentedLaunch', action: 'aws:copyImage', inputs: SAMPLE_INPUTS['aws:copyImage'] },
          ...(sample('aws:deleteImage', { ImageId: '{{ documentedLaunch.ImageId }}' }).steps ?? []),
        ],
      },
      {
        steps: [
          { name: 'documentedLaunch', action: 'aws:copyImage', inputs: SAMPLE_INPUTS['aws:copyImage'] },
          ...(sample('aws:deleteImage', { ImageId: '{{ documentedLaunch.ImgaeId }}' }).steps ?? []),
        ],
      },
    ),
  ],
  [
    'of Automation and of the account there are these values: global:DATE, global:REGION, automation:EXECUTION_ID …',
    held(
      'unknown-system-value',
      sample('aws:deleteImage', { ImageId: '{{ global:REGION }}' }),
      sample('aws:deleteImage', { ImageId: '{{ global:REGOIN }}' }),
    ),
  ],
]);
