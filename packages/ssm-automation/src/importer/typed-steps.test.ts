import { workspaceRoot } from '@nss/workspace';
import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTION_NAMES } from '../document';
import { readCases } from '../conformance';
import { importDocument } from './import-document';
import { importedDocument } from './imported-document';

jest.setTimeout(120_000);

const PARAMETERS = {
  Id: { type: 'String', default: 'i-1' },
  Ids: { type: 'StringList', default: ['i-1'] },
  Many: { type: 'Integer', default: 3 },
  On: { type: 'Boolean', default: true },
  Map: { type: 'StringMap', default: {} },
};
const TARGETS = [{ Key: 'tag:a', Values: ['{{ Ids }}', 'b'] }];

/** Inputs that a function takes with every reference in a place of its type, by action and function. */
const TYPED: readonly (readonly [action: string, call: string, inputs: object, outputs?: object[]])[] = [
  ['aws:approve', 'approve', { Approvers: ['{{ Id }}', 'b'], Message: 'of {{ Id }}', MinRequiredApprovals: 2 }],
  [
    'aws:changeInstanceState',
    'changeInstanceState',
    { InstanceIds: '{{ Ids }}', DesiredState: 'stopped', Force: true },
  ],
  [
    'aws:copyImage',
    'copyImage',
    { SourceImageId: '{{ Id }}', SourceRegion: 'r', ImageName: 'n', Encrypted: '{{ On }}' },
  ],
  ['aws:createImage', 'createImage', { InstanceId: '{{ Id }}', ImageName: 'n-{{ Id }}', NoReboot: true }],
  [
    'aws:createStack',
    'createStack',
    { StackName: '{{ Id }}', TemplateURL: '{{ Id }}', TimeoutInMinutes: '{{ Many }}' },
  ],
  ['aws:createTags', 'createTags', { ResourceIds: ['{{ Id }}'], Tags: [{ Key: 'k', Value: '{{ Id }}' }] }],
  ['aws:deleteImage', 'deleteImage', { ImageId: '{{ Id }}' }],
  ['aws:deleteStack', 'deleteStack', { StackName: '{{ Id }}', RoleARN: '{{ Id }}', RetainResources: ['r'] }],
  [
    'aws:executeAutomation',
    'executeAutomation',
    { DocumentName: 'd', RuntimeParameters: { A: '{{ Id }}', B: ['b'] }, Targets: TARGETS, TargetParameterName: 'A' },
  ],
  [
    'aws:executeScript',
    'executeScript',
    { Runtime: 'python3.11', Handler: 'h', Script: 'def h(e, c): pass', InputPayload: { a: '{{ Map }}', b: 1 } },
    [
      { Name: 'Count', Selector: '$.Payload.Count', Type: 'Integer' },
      { Name: 'All', Selector: '$.Payload', Type: 'StringMap' },
    ],
  ],
  ['aws:executeScript', 'executeScript', { Runtime: 'PowerShell 7.4', Attachment: 'a.zip' }],
  ['aws:executeStateMachine', 'executeStateMachine', { stateMachineArn: '{{ Id }}', name: 'n', input: '{}' }],
  ['aws:invokeLambdaFunction', 'invokeLambdaFunction', { FunctionName: '{{ Id }}', InputPayload: { a: { b: 1 } } }],
  ['aws:invokeWebhook', 'invokeWebhook', { IntegrationName: '{{ Id }}', Body: 'b' }],
  ['aws:pause', 'pause', {}],
  [
    'aws:runCommand',
    'runCommand',
    {
      DocumentName: 'AWS-ConfigureAWSPackage',
      Targets: TARGETS,
      Parameters: { action: ['{{ Id }}'] },
      TimeoutSeconds: 60,
    },
  ],
  [
    'aws:runCommand',
    'runCommand',
    {
      ...{ DocumentName: 'd', InstanceIds: '{{ Ids }}', OutputS3BucketName: 'b', OutputS3KeyPrefix: 'p' },
      CloudWatchOutputConfig: { CloudWatchOutputEnabled: true, CloudWatchLogGroupName: 'g' },
    },
  ],
  [
    'aws:runInstances',
    'runInstances',
    { ImageId: '{{ Id }}', MinInstanceCount: '{{ Many }}', SecurityGroupIds: '{{ Ids }}' },
  ],
  ['aws:sleep', 'sleep', { Duration: 'PT60S' }],
  ['aws:sleep', 'sleep', { Timestamp: '{{ Id }}' }],
  ['aws:updateVariable', 'updateVariable', { Name: 'variable:seen', Value: '{{ Ids }}' }],
  [
    'aws:branch',
    'branch',
    {
      Choices: [
        {
          NextStep: 'last',
          And: [{ Variable: '{{ Id }}', Contains: 'a' }, { Not: { Variable: '{{ On }}', BooleanEquals: true } }],
        },
        { NextStep: 'last', Variable: '{{ Many }}', NumericGreater: 2 },
      ],
      Default: 'last',
    },
  ],
];

/** A document with one step of each, and what it says of the flow of a step. */
const documentOf = (said: object) =>
  JSON.stringify({
    schemaVersion: '0.3',
    parameters: PARAMETERS,
    variables: { seen: { type: 'StringList' } },
    mainSteps: [
      ...TYPED.map(([action, , inputs, outputs], index) => ({
        name: `step${index}`,
        action,
        ...(action === 'aws:branch' || action === 'aws:approve' ? {} : said),
        inputs,
        ...(outputs && { outputs }),
      })),
      { name: 'last', action: 'aws:pause', inputs: {} },
    ],
  });

/** Calls of a file, in their order. */
const callsOf = (code: string) => [...code.matchAll(/ = steps\.(\w+)\(/g)].map(([, call]) => call);

test.each([
  ['says nothing of the flow', {}],
  ['says something', { onFailure: 'step:last', timeoutSeconds: 60, description: 'of {{ Id }}' }],
  ['says what AWS assumes', { onFailure: 'Abort', isCritical: true, isEnd: false }],
])('every step of a document that %s becomes the call that makes it', (_what, said) => {
  const text = documentOf(said);
  const code = importDocument(text);
  expect(callsOf(code)).toEqual([...TYPED.map(([, call]) => call), 'pause']);
  expect(code).not.toContain(' as never');
  expect(importedDocument(text)).toEqual(JSON.parse(text));
});

test('every action has a call, but for those that need a command of the SDK and loops', () => {
  const called = new Set(TYPED.map(([action]) => action));
  expect(ACTION_NAMES.filter((action) => !called.has(action)).sort()).toEqual([
    'aws:assertAwsResourceProperty',
    'aws:executeAwsApi',
    'aws:loop',
    'aws:waitForAwsResourceProperty',
  ]);
});

test('a document that says everything needs no mention of it', () => {
  const text = JSON.stringify({
    schemaVersion: '0.3',
    mainSteps: [
      {
        name: 'wait',
        action: 'aws:sleep',
        onFailure: 'Abort',
        isCritical: true,
        isEnd: false,
        nextStep: 'hold',
        inputs: { Duration: 'PT5S' },
      },
      { name: 'hold', action: 'aws:pause', onFailure: 'Abort', isCritical: true, isEnd: true, inputs: {} },
    ],
  });
  const code = importDocument(text);
  expect(code).toContain(
    `const wait = steps.sleep('wait', {\n      seconds: 5,\n    });\n    const hold = steps.pause('hold');\n`,
  );
  expect(code).not.toContain('left-out');
  expect(importedDocument(text)).toEqual(JSON.parse(text));
});

test('words that a call does not take are none where it writes them itself', () => {
  const flow = { onFailure: 'Abort', isCritical: true, isEnd: false };
  const inputs = { Choices: [], Default: 'ask' };
  const steps = [
    { name: 'choose', action: 'aws:branch', ...flow, inputs },
    { name: 'ask', action: 'aws:approve', ...flow, isEnd: true, inputs: { Approvers: ['a'], MinRequiredApprovals: 1 } },
  ];
  const of = (mainSteps: object[]) => JSON.stringify({ schemaVersion: '0.3', mainSteps });
  expect(callsOf(importDocument(of(steps)))).toEqual(['branch', 'approve']);
  const other = [
    { ...steps[0], isEnd: true },
    { ...steps[1], onFailure: 'Continue', isCritical: false },
  ];
  expect(callsOf(importDocument(of(other)))).toEqual(['raw', 'raw']);
  expect(importedDocument(of(steps))).toEqual(JSON.parse(of(steps)));
});

test.each([
  ['an input that the function does not take', { Duration: 'PT5S', Other: 1 }, {}],
  ['another spelling of a duration', { Duration: 'PT1M' }, {}],
  ['a word that no step has', { Duration: 'PT5S' }, { onError: 'Abort' }],
  ['outputs where the function has none', { Duration: 'PT5S' }, { outputs: [{ Name: 'A', Selector: '$.A' }] }],
  ['no inputs', undefined, {}],
])('a step with %s stays word for word', (_what, inputs, more) => {
  const text = JSON.stringify({
    schemaVersion: '0.3',
    mainSteps: [{ name: 'wait', action: 'aws:sleep', ...more, ...(inputs && { inputs }) }],
  });
  expect(callsOf(importDocument(text))).toEqual(['raw']);
  expect(importedDocument(text)).toEqual(JSON.parse(text));
});

/** Steps of which one input, or one word, is another value than the call takes. */
const strange = fc
  .record({
    typed: fc.constantFrom(...TYPED),
    at: fc.nat(),
    word: fc.constantFrom('timeoutSeconds', 'maxAttempts', 'onFailure', 'onCancel', 'isCritical', 'isEnd', 'nextStep'),
    isWord: fc.boolean(),
    value: fc.constantFrom<unknown>(
      ...[
        '{{ Id }}',
        '{{ Ids }}',
        '{{ Many }}',
        '{{ On }}',
        '{{ Map }}',
        'of {{ Id }}',
        '{{Id}}',
        '{{ step.Out }}',
        'stopped',
      ],
      ...[
        1,
        true,
        'true',
        null,
        [],
        ['{{ Many }}'],
        ['{{ Ids }}'],
        { a: '{{ Map }}' },
        [{ Key: 'k', Value: '{{ On }}' }],
      ],
    ),
  })
  .map(({ typed: [action, , inputs, outputs], at, word, isWord, value }) => {
    const names = Object.keys(inputs);
    const name = names[at % Math.max(names.length, 1)] ?? 'Other';
    return {
      ...{ action, ...(isWord && { [word]: value }) },
      ...{ inputs: isWord ? inputs : { ...inputs, [name]: value }, ...(outputs && { outputs }) },
    };
  });
const strangeDocument = fc.array(strange, { minLength: 1, maxLength: 8 }).map((steps) =>
  JSON.stringify({
    schemaVersion: '0.3',
    parameters: PARAMETERS,
    variables: { seen: { type: 'StringList' } },
    mainSteps: [
      ...steps.map((step, index) => ({ name: `step${index}`, ...step })),
      { name: 'last', action: 'aws:pause' },
    ],
  }),
);

test('the files of every document of the conformance, and of made-up ones, compile and build it again', () => {
  const cases = [...readCases(join(__dirname, '../conformance/cases')).values()].flat();
  const texts = [
    ...cases.map(({ document }) => JSON.stringify(document)),
    documentOf({}),
    documentOf({ onFailure: 'Abort' }),
    ...fc.sample(strangeDocument, 60),
  ];
  const root = workspaceRoot();
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist/imported-'));
  try {
    texts.forEach((text, index) => writeFileSync(join(folder, `document${index}.ts`), importDocument(text)));
    const options = { extends: '../../tsconfig.base.json', compilerOptions: { types: ['node'] }, include: ['*.ts'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options));
    const compiler = join(root, 'node_modules/typescript-7/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, '--noEmit', '-p', folder], { encoding: 'utf8' });
    expect(stdout).toBe('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const text of texts) expect(importedDocument(text)).toEqual(JSON.parse(text));
});
