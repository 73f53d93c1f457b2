import { validatorPorts } from '../ports/ports';
import { nap } from '../testing/find';
import { validateDocument } from './validate';

jest.setTimeout(60_000);
const ports = validatorPorts();
afterAll(() => ports.stop());

const said = async (mainSteps: readonly object[], rest: object = {}, name?: string) => {
  const text = JSON.stringify({ schemaVersion: '0.3', ...rest, mainSteps });
  const findings = await validateDocument(text, ports, name === undefined ? {} : { name });
  return findings.map(({ severity, code }) => `${severity} ${code}`);
};
const step = (action: string, inputs: object, more: object = {}) => ({
  name: 'one',
  action: `aws:${action}`,
  inputs,
  ...more,
});
const call = (Service: string, Api: string, parameters: object, ...selectors: string[]) =>
  step(
    'executeAwsApi',
    { Service, Api, ...parameters },
    { outputs: selectors.map((Selector, index) => ({ Name: `Out${index}`, Selector, Type: 'String' })) },
  );
const files = (name: string) => ({ files: { [name]: { checksums: { SHA256: 'a'.repeat(64) } } } });
const parameter = (declaration: object) => ({ parameters: { P: declaration } });

/** What AWS publishes, or its SDK takes: https://github.com/ceshihao/ssm-public-documents has the documents named. */
const FINE: readonly [string, object, object?][] = [
  ['a pattern for a list of maps (AWS-ECSRunTask)', nap('one'), parameter({ type: 'MapList', allowedPattern: '^.*$' })],
  [
    'characters of a map (AWS-InstallDistributorPackageOnAzure)',
    nap('one'),
    parameter({ type: 'StringMap', maxChars: 9 }),
  ],
  [
    'a pattern for a switch (AWS-RestoreDynamoDbTable)',
    nap('one'),
    parameter({ type: 'Boolean', allowedPattern: 'a' }),
  ],
  ['a default of nothing (AWS-CreateWorkspace)', nap('one'), parameter({ type: 'String', default: null })],
  [
    'a default made of references (AWS-UpdateLinuxAmi)',
    nap('one'),
    { parameters: { P: { type: 'String', default: 'of_{{Q}}_on_{{global:DATE_TIME}}' }, Q: { type: 'String' } } },
  ],
  [
    'a variable that begins as a parameter (AWSSupport-ContainIAMPrincipal)',
    nap('one'),
    { parameters: { P: { type: 'String' } }, variables: { V: { type: 'String', default: '{{ P }}' } } },
  ],
  [
    'a quoted child (AWSSupport-ResetAccess)',
    call(
      'ssm',
      'GetAutomationExecution',
      { AutomationExecutionId: '12345678-1234-1234-1234-123456789012' },
      "$.AutomationExecution.Outputs.'a.ImageId'[0]",
    ),
  ],
  [
    'a dot before a bracket (AWSSupport-ValidateMWAADependencies)',
    call('ec2', 'DescribeInstanceStatus', {}, '$.InstanceStatuses.[0].InstanceStatus.Status'),
  ],
  ['a function of a list', call('ec2', 'DescribeInstances', {}, '$.Reservations.length()', '$..Size.max()')],
  [
    'the other name of a parameter (AWSConfigRemediation-EnableVPCFlowLogsToCloudWatch)',
    call('ec2', 'DescribeFlowLogs', { Filters: [] }),
  ],
  ['a token that the SDK makes up', call('ssm-incidents', 'StartIncident', { responsePlanArn: 'x' })],
  ['an account that the SDK fills in', call('glacier', 'ListVaults', {})],
  ['nothing for what is not given', call('ec2', 'DescribeInstances', { InstanceIds: null })],
  [
    'a list of one reference for a text (AWSConfigRemediation-DeleteUnusedEBSVolume)',
    call('ec2', 'DeleteSnapshot', { SnapshotId: ['{{ P }}'] }),
    parameter({ type: 'String' }),
  ],
  ['the message of a pause (AWSResilienceHub-RestoreFromRdsBackupSOP)', step('pause', { Message: 'm' })],
  [
    'an input that no page names (AWS-StartEC2Instance)',
    step('changeInstanceState', { InstanceIds: ['i'], DesiredState: 'running', FailOnUnexpectedStopped: true }),
  ],
  [
    'code that stands in an attachment (AWSSupport-TroubleshootGlueConnection)',
    step('executeScript', { Runtime: 'python3.11', Handler: 'main', Script: '%CODE%', Attachment: 'one.zip' }),
    files('one.zip'),
  ],
  [
    'a handler in a file of an attachment (AWS-ExportPatchReportToS3)',
    step('executeScript', { Runtime: 'python3.11', Handler: 'a.main', Script: 'import a', Attachment: 'a.py' }),
    files('a.py'),
  ],
  [
    'a handler that a star may bring',
    step('executeScript', { Runtime: 'python3.11', Handler: 'main', Script: 'from a import *' }),
  ],
  [
    'a map as the text of a list (AWSEC2-CloneInstanceAndUpgradeWindows2019)',
    step('runCommand', {
      DocumentName: 'AWS-ConfigureAWSPackage',
      InstanceIds: ['i'],
      Parameters: { action: ['Install'], name: ['x'], additionalArguments: ['{}'] },
    }),
  ],
  [
    'a change template (AWS-HelloWorldChangeTemplate)',
    step('approve', {
      EnhancedApprovals: { Approvers: [{ approver: 'a', type: 'IamUser', minRequiredApprovals: 1 }] },
    }),
    { templateInformation: 't', executableRunBooks: [{ name: 'AWS-HelloWorld' }], emergencyChange: false },
  ],
];

test.each(FINE.map(([what, one, rest = {}]) => [what, one, rest] as const))('%s', async (_what, one, rest) => {
  expect(await said([one], rest)).toEqual([]);
});

test('outputs that published runbooks read', async () => {
  const reads = (output: string) => ({ ...nap('two'), inputs: { Duration: `PT{{ one.${output} }}S` } });
  expect(await said([step('invokeLambdaFunction', { FunctionName: 'f' }), reads('OutputPayload')])).toEqual([]);
  expect(
    await said([
      step('branch', { Choices: [{ NextStep: 'two', Variable: 'a', StringEquals: 'a' }] }),
      reads('NextStep'),
    ]),
  ).toEqual([]);
});

test('one launched instance is an instance, several are a list', async () => {
  const image = {
    name: 'two',
    action: 'aws:createImage',
    inputs: { InstanceId: '{{ one.InstanceIds }}', ImageName: 'abc' },
  };
  expect(await said([step('runInstances', { ImageId: 'ami' }), image])).toEqual([]);
  expect(await said([step('runInstances', { ImageId: 'ami', MaxInstanceCount: 2 }), image])).toEqual([
    'warning wrong-reference-type',
  ]);
});

test("AWS's own documents have actions of their own, and nobody else", async () => {
  const metrics = step('putServerUpgradeMetrics', {});
  const reader = { ...nap('two'), inputs: { Duration: '{{ one.Any }}' } };
  expect(await said([metrics, reader], {}, 'AWSEC2-CloneInstance')).toEqual(['note unknown-action']);
  expect(await said([metrics], {}, 'mine')).toEqual(['error unknown-action']);
  expect(await said([step('somethingNew', {})], {}, 'AWS-New')).toEqual(['warning unknown-action']);
  expect(await said([step('slep', {})], {}, 'AWS-New')).toEqual(['error unknown-action']);
});

test('what AWS takes, and is very likely a mistake', async () => {
  expect(await said([nap('one', { isEnd: true }), nap('two')])).toEqual(['warning unreachable-step']);
  expect(await said([nap('one')], parameter({ type: 'String', default: '{A}', allowedPattern: '^a$' }))).toEqual([
    'warning wrong-constraint',
  ]);
  expect(await said([call('ec2', 'CreateLoadBalancer', {})])).toEqual(['warning unknown-api']);
  expect(await said([call('ec2', 'DescribeVpcs', {}, '$.Subnets')])).toEqual(['warning wrong-selector']);
  expect(await said([nap('one')], parameter({ type: 'Integer', minItems: 1 }))).toEqual(['warning wrong-constraint']);
});

test('a script of a Python that is newer than the one here is never an error', async () => {
  const script = (Runtime: string) => [step('executeScript', { Runtime, Handler: 'main', Script: 'def main(:' })];
  expect(await said(script('python3.9'))).toEqual(['error python-syntax']);
  expect(await said(script('python3.99'))).toEqual(['warning wrong-input', 'warning python-syntax']);
});

test('a Python that there is no runtime of is told, and not read', async () => {
  const script = [step('executeScript', { Runtime: 'python2.7', Handler: 'main', Script: 'print "x"' })];
  expect(await said(script)).toEqual(['error wrong-input']);
});

test('blanks between values count until they are left out', async () => {
  const document = { schemaVersion: '0.3', mainSteps: Array.from({ length: 400 }, (_, index) => nap(`step${index}`)) };
  const sized = async (indent: number, name?: string) => {
    const findings = await validateDocument(JSON.stringify(document, null, indent), ports, name ? { name } : {});
    return findings.map(({ severity }) => severity);
  };
  expect(await sized(0)).toEqual([]);
  expect(await sized(20)).toEqual(['warning']);
  expect(await sized(20, 'AWS-Large')).toEqual(['note']);
});
