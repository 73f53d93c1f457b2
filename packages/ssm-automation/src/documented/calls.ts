import { type DocumentedFact, factsOf, held, unchecked } from './documented-fact';
import { sample } from './sample-steps';

type Inputs = Readonly<Record<string, unknown>>;
const look = (inputs: Inputs, envelope: Inputs = {}) => sample('aws:waitForAwsResourceProperty', inputs, envelope);
const output = (Selector: string, Type = 'String') => ({ Name: 'documentedOutput', Selector, Type });
const call = (inputs: Inputs, ...outputs: unknown[]) =>
  sample('aws:executeAwsApi', inputs, outputs.length > 0 ? { outputs } : {});
const STATE = '$.Reservations[0].Instances[0].State';

/** Actions that call APIs and commands, or start something elsewhere. */
export const CALLS: readonly DocumentedFact[] = [
  ...factsOf('automation-action-executeAwsApi', [
    ['the service and the API are those of boto3', held('unknown-api', call({}), call({ Api: 'DescribeInstnaces' }))],
    [
      'parameters are those of the API',
      held(
        'unknown-api-parameter',
        call({ InstanceIds: ['i-0123456789abcdef0'] }),
        call({ InstnaceIds: ['i-0123456789abcdef0'] }),
      ),
    ],
    [
      'values and amounts are those that the API takes',
      held(
        'wrong-api-parameter',
        call({ Api: 'DescribeVpcAttribute', VpcId: 'vpc-1', Attribute: 'enableDnsSupport' }),
        call({ Api: 'DescribeVpcAttribute', VpcId: 'vpc-1', Attribute: 'enableDnsSuport' }),
      ),
    ],
    [
      'APIs that stream are not supported',
      held('wrong-input', call({}), call({ Service: 's3', Api: 'GetObject', Bucket: 'bucket', Key: 'key' })),
    ],
    ['not every API has been tried', unchecked('which ones have, nobody says')],
  ]),
  ...factsOf('automation-action-outputs-inputs', [
    [
      'a selector is a JSONPath',
      held('wrong-selector', call({}, output(`${STATE}.Name`)), call({}, output('$.Reservations[0'))),
    ],
    [
      'a selector finds something in what the API answers',
      held('wrong-selector', call({}, output(`${STATE}.Name`)), call({}, output(`${STATE}.Nmae`))),
    ],
    [
      'the type of an output is that of what is selected',
      held(
        'wrong-output-type',
        call({}, output(`${STATE}.Code`, 'Integer')),
        call({}, output(`${STATE}.Name`, 'Integer')),
      ),
    ],
    [
      'the type of an output is one there is',
      held('unknown-type', call({}, output(`${STATE}.Name`)), call({}, output(`${STATE}.Name`, 'Text'))),
    ],
    [
      'an output has a name',
      held('missing-key', call({}, output(`${STATE}.Name`)), call({}, { Selector: `${STATE}.Name`, Type: 'String' })),
    ],
  ]),
  ...factsOf('automation-action-waitForAwsResourceProperty', [
    ['values that are waited for can be answered', held('wrong-input', look({}), look({ DesiredValues: ['runing'] }))],
    ['a step waits for an hour, or as long as it says', unchecked('any number of seconds may be written')],
  ]),
  ...factsOf('automation-action-assertAwsResourceProperty', [
    [
      'a switch is written True or False',
      unchecked('AWS publishes a runbook that writes true; no other word is taken: see the row above'),
    ],
  ]),
  ...factsOf('automation-action-executeAutomation', [
    [
      'Targets and TargetMaps do not go together',
      held(
        'wrong-input',
        sample('aws:executeAutomation'),
        sample('aws:executeAutomation', {
          TargetParameterName: 'Id',
          Targets: [{ Key: 'tag:a', Values: ['b'] }],
          TargetMaps: [{ Id: ['a'] }],
        }),
      ),
    ],
    [
      'targets need the name of a parameter',
      held(
        'missing-input',
        sample('aws:executeAutomation'),
        sample('aws:executeAutomation', { Targets: [{ Key: 'tag:a', Values: ['b'] }] }),
      ),
    ],
    [
      'a version is a number, $DEFAULT or $LATEST',
      held(
        'wrong-input',
        sample('aws:executeAutomation', { DocumentVersion: '$LATEST' }),
        sample('aws:executeAutomation', { DocumentVersion: 'newest' }),
      ),
    ],
    [
      'a runbook is named, or has an ARN',
      held(
        'wrong-input',
        sample('aws:executeAutomation'),
        sample('aws:executeAutomation', { DocumentName: 'my runbook' }),
      ),
    ],
    [
      'concurrency is a number or a percentage',
      held(
        'wrong-input',
        sample('aws:executeAutomation', { MaxConcurrency: '10%' }),
        sample('aws:executeAutomation', { MaxConcurrency: 'ten' }),
      ),
    ],
    [
      'errors are a number or a percentage',
      held(
        'wrong-input',
        sample('aws:executeAutomation', { MaxErrors: '0' }),
        sample('aws:executeAutomation', { MaxErrors: 'none' }),
      ),
    ],
    [
      'whoever starts it may pass the role of the other runbook',
      unchecked('the document does not tell what somebody is allowed'),
    ],
  ]),
  ...factsOf('automation-action-lamb', [
    [
      'it runs for at most five minutes',
      held(
        'beyond-limit',
        sample('aws:invokeLambdaFunction', {}, { timeoutSeconds: 300 }),
        sample('aws:invokeLambdaFunction', {}, { timeoutSeconds: 301 }),
      ),
    ],
    [
      'a log is answered to RequestResponse alone',
      held(
        'wrong-input',
        sample('aws:invokeLambdaFunction', { LogType: 'Tail' }),
        sample('aws:invokeLambdaFunction', { LogType: 'Tail', InvocationType: 'Event' }),
      ),
    ],
    ['the function exists', unchecked('the account knows its functions')],
    ['200 KB come back', unchecked('what a function returns is known once it has run; the executor cuts it off')],
  ]),
  ...factsOf('automation-action-runcommand', [
    [
      'it has instances or targets',
      held('missing-input', sample('aws:runCommand'), sample('aws:runCommand', { InstanceIds: undefined })),
    ],
    [
      'parameters are those of the command document',
      held(
        'unknown-command-parameter',
        sample('aws:runCommand'),
        sample('aws:runCommand', { Parameters: { action: 'Install', name: 'x', verison: '1' } }),
      ),
    ],
    [
      'a command document is named, or has an ARN',
      held('wrong-input', sample('aws:runCommand'), sample('aws:runCommand', { DocumentName: 'my document' })),
    ],
    [
      'the output of one command is supported at a time',
      unchecked('no page says what that means for a document; the executor gives none for several instances'),
    ],
  ]),
];
