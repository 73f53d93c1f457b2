import { MAX_ATTACHMENTS, MAX_DOCUMENT_BYTES, MAX_PARAMETER_NAME_CHARACTERS, MAX_PARAMETERS } from '../document';
import { type DocumentedFact, factsOf, held, unchecked } from './documented-fact';
import { many, sample } from './sample-steps';

const api = (name: string) => `https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_${name}.html`;
const declare = (declaration: unknown, name = 'DocumentedParameter') => ({ parameters: { [name]: declaration } });
const parameters = (count: number) => ({
  parameters: Object.fromEntries(many(count, (index) => [`DocumentedParameter${index}`, { type: 'String' }])),
});
const file = (checksums: unknown, name = 'script.zip') => ({ files: { [name]: { checksums } } });
const SHA256 = { sha256: 'a'.repeat(64) };
const files = (count: number) => ({
  files: Object.fromEntries(many(count, (index) => [`script${index}.zip`, { checksums: SHA256 }])),
});

/** What a document says beside its steps. */
export const WHOLE_DOCUMENT: readonly DocumentedFact[] = [
  ...factsOf(api('CreateDocument'), [
    [
      'a document has at most 64 KB',
      held('beyond-limit', { description: 'x' }, { description: 'x'.repeat(MAX_DOCUMENT_BYTES + 1) }),
    ],
    ['of these 64 KB is what its parameters are given', unchecked('that is known once somebody starts it')],
    [
      'no name of yours begins with AWS, Amazon or amzn',
      unchecked("a document has its name from whoever creates it; a file that is called so is taken as AWS's own"),
    ],
    [
      'the name of a document has 3 to 128 letters, digits, underscores, hyphens and dots',
      unchecked('a document has its name from whoever creates it, and not in its text'),
    ],
  ]),
  ...factsOf(api('AttachmentsSource'), [
    [
      'a file has a name of 3 to 128 letters, digits, underscores, hyphens and dots',
      held('wrong-attachment', file(SHA256), file(SHA256, 'my script.zip')),
    ],
  ]),
  ...factsOf(api('StartAutomationExecution'), [
    ['at most 200 parameters can be given', held('beyond-limit', {}, parameters(MAX_PARAMETERS + 1))],
    [
      'the name of a parameter has at most 50 characters',
      held(
        'wrong-name',
        declare({ type: 'String' }, 'P'.repeat(MAX_PARAMETER_NAME_CHARACTERS)),
        declare({ type: 'String' }, 'P'.repeat(MAX_PARAMETER_NAME_CHARACTERS + 1)),
      ),
    ],
    [
      'a value has at most 512 characters, and a list at most 50 of them',
      unchecked('that is about what a parameter is given, and defaults of published documents are longer'),
    ],
  ]),
  ...factsOf('documents-syntax-data-elements-parameters', [
    ['a runbook has the schema version 0.3', held('wrong-value', {}, { schemaVersion: '0.4' })],
    ['a parameter has a type', held('missing-key', declare({ type: 'String' }), declare({ description: 'x' }))],
    [
      'types are String, StringList, Integer, Boolean, MapList and StringMap, or a resource',
      held('unknown-type', declare({ type: 'StringMap' }), declare({ type: 'Strings' })),
    ],
    [
      'a parameter is no SecureString',
      held('unknown-type', declare({ type: 'String' }), declare({ type: 'SecureString' })),
    ],
    [
      'a default is no SecureString of Parameter Store',
      unchecked('which kind a parameter of Parameter Store is, the account knows; the executor fails it'),
    ],
    [
      'allowedValues are a list',
      held(
        'wrong-constraint',
        declare({ type: 'String', allowedValues: ['a'] }),
        declare({ type: 'String', allowedValues: 'a' }),
      ),
    ],
    [
      'what is not among allowedValues starts nothing',
      held(
        'wrong-constraint',
        declare({ type: 'String', allowedValues: ['a'], default: 'a' }),
        declare({ type: 'String', allowedValues: ['a'], default: 'b' }),
      ),
    ],
    [
      'what does not match allowedPattern starts nothing',
      held(
        'wrong-constraint',
        declare({ type: 'String', allowedPattern: '^a$', default: 'a' }),
        declare({ type: 'String', allowedPattern: '^a$', default: 'b' }),
      ),
    ],
    [
      'minItems and maxItems count the items of lists',
      held('wrong-constraint', declare({ type: 'StringList', maxItems: 2 }), declare({ type: 'String', maxItems: 2 })),
    ],
    [
      'minChars and maxChars count characters',
      held(
        'wrong-constraint',
        declare({ type: 'String', minChars: 1, maxChars: 2 }),
        declare({ type: 'String', minChars: 3, maxChars: 2 }),
      ),
    ],
    [
      'a Boolean is true or false',
      held(
        'wrong-default',
        declare({ type: 'Boolean', default: true }),
        declare({ type: 'Boolean', default: 'perhaps' }),
      ),
    ],
    ['a Boolean is no text', unchecked('published documents write defaults of switches as text')],
    ['keys and values of a StringMap are text', unchecked('published documents put lists and maps into StringMaps')],
    ['types do not change', unchecked('that is a fact of new versions of a document, not of one')],
    [
      'types of references fit the inputs they stand in',
      held('wrong-reference-type', sample('aws:deleteImage'), {
        ...sample('aws:sleep', {}, { timeoutSeconds: '{{ DocumentedParameter }}' }),
        ...declare({ type: 'StringList' }),
      }),
    ],
    ['a file has checksums', held('wrong-attachment', file(SHA256), file({}))],
    ['a checksum is a SHA-256', held('wrong-attachment', file(SHA256), file({ sha256: '18871b' }))],
    [
      'attachments are named again when the document is created',
      unchecked('what is given beside a document does not stand in it'),
    ],
  ]),
  ...factsOf('automation-document-script-considerations', [
    ['at most five files are attached', held('beyond-limit', files(MAX_ATTACHMENTS), files(MAX_ATTACHMENTS + 1))],
    [
      'a script that calls AWS needs an assumed role',
      unchecked('the role may be given by whoever starts the automation, and the script may call nothing'),
    ],
  ]),
  ...factsOf('https://docs.aws.amazon.com/general/latest/gr/ssm.html', [
    [
      'so many automations, rate controls and queued executions at once',
      unchecked('they count executions of an account, not what a document says'),
    ],
  ]),
];
