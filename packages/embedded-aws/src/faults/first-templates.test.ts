import { type Clients, clientsFor, clientsOfRole } from '../conformance/clients';
import * as stacks from '../conformance/stacks';
import { administratorOf } from '../keys';
import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { iamSettled } from '../virtual-time';
import { firstTemplates, type Template } from './first-templates';

/**
 * The faults that read all right offline and that AWS would have refused. Each is deployed here as it would have been there, by
 * the role that the stacks had, and has to end as there, with the words of the service that refuses.
 */
jest.setTimeout(180_000);
const account = '222222222222';
const region = 'ap-northeast-1';
const place = { account, region };
const executionRole = `arn:aws:iam::${account}:role/delivery/nss-prod-execution-role-01`;
const { identity, stacks: first, edits } = firstTemplates();

let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  await cloud.prepare({
    images: ['ami-0bbbbbbbbbbbbbbb1', 'ami-0ccccccccccccccc1', 'ami-0ccccccccccccccc2'].map((imageId) => ({
      ...place,
      imageId,
    })),
    connections: [{ ...place, connectionId: 'dxcon-fg2example' }],
    secrets: ['nss-prod/bgp', 'dx/bgp'].map((name) => ({ ...place, name, value: 'offline-bgp-key' })),
  });
  await aws.s3.createBucket({ Bucket: 'templates', CreateBucketConfiguration: { LocationConstraint: region } });
  await aws.ssm.putParameter({ Name: '/cdk-bootstrap/hnb659fds/version', Type: 'String', Value: '30' });
});
afterAll(() => cloud?.stop());

/** A template where CloudFormation finds one that is too large for a request. */
async function stored(template: Template): Promise<string> {
  const Key = `${Math.random()}.json`;
  await aws.s3.putObject({ Bucket: 'templates', Key, Body: JSON.stringify(template) });
  return `https://s3.${region}.amazonaws.com/templates/${Key}`;
}

const capabilities = ['CAPABILITY_NAMED_IAM' as const];

async function created(
  part: string,
  template: Template = first[part]!,
  RoleARN: string | null = executionRole,
): Promise<string[]> {
  const { StackId } = await aws.cloudFormation.createStack({
    StackName: `nss-prod-${part}`,
    TemplateURL: await stored(template),
    ...(RoleARN && { RoleARN }),
    Capabilities: capabilities,
    ...(part === 'identity' && {
      Parameters: [
        { ParameterKey: 'SubjectPrefix', ParameterValue: 'repo:a/b' },
        { ParameterKey: 'ExistingProvider', ParameterValue: 'false' },
      ],
    }),
  });
  const status = await stacks.settled(aws, StackId!);
  return status === 'CREATE_COMPLETE' ? [status] : [status, ...(await stacks.failures(aws, StackId!))];
}

/** Why the newest operation of a stack failed. */
async function latestFailures(StackName: string): Promise<string> {
  const { StackEvents = [] } = await aws.cloudFormation.describeStackEvents({ StackName });
  const began = StackEvents.findIndex(
    ({ ResourceType, ResourceStatus }) =>
      ResourceType === 'AWS::CloudFormation::Stack' && ResourceStatus === 'UPDATE_IN_PROGRESS',
  );
  return StackEvents.slice(0, began < 0 ? undefined : began)
    .flatMap(({ ResourceStatus, ResourceStatusReason }) =>
      ResourceStatus?.endsWith('_FAILED') ? [ResourceStatusReason] : [],
    )
    .join('\n');
}

/** Deploys what an edit changes, stack by stack; ends with the first that fails, and why. */
async function edited(edit: string): Promise<string[]> {
  for (const [part, template] of Object.entries(edits[edit]!)) {
    const StackName = `nss-prod-${part}`;
    const unchanged = await aws.cloudFormation
      .updateStack({ StackName, TemplateURL: await stored(template), Capabilities: capabilities })
      .then(
        () => false,
        (error: Error) => error.message.includes('No updates are to be performed') || Promise.reject(error),
      );
    if (unchanged) continue;
    const status = await stacks.settled(aws, StackName);
    if (status !== 'UPDATE_COMPLETE') return [part, status, await latestFailures(StackName)];
  }
  return ['deployed'];
}

/** The connection imports the interfaces' address from nobody, so that each part can go alone. */
const inOrder = ['foundation', 'network', 'relay', 'bastion', 'connection'];

test('the role could not be assumed for certain', async () => {
  expect(await created('identity', identity, null)).toEqual(['CREATE_COMPLETE']);
  await expect(created('foundation')).rejects.toThrow(/is invalid or cannot be assumed/);
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'cloudformation.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  await aws.iam.updateAssumeRolePolicy({
    RoleName: 'nss-prod-execution-role-01',
    PolicyDocument: JSON.stringify(trust),
  });
  await iamSettled(cloud.endpoint);
  for (const part of inOrder) expect([part, ...(await created(part))]).toEqual([part, 'CREATE_COMPLETE']);
});

test('the parameter of the agent could not be made', async () => {
  const [status, ...reasons] = await created('observability');
  expect(status).toBe('ROLLBACK_COMPLETE');
  expect(reasons.join()).toMatch(
    /not authorized to perform: ssm:\w+ on resource: arn:aws:ssm:ap-northeast-1:222222222222:parameter\/AmazonCloudWatch-nss-prod-bastion/,
  );
  await stacks.remove(aws, 'nss-prod-observability');
  const grant = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'ssm:*', Resource: `arn:aws:ssm:${region}:${account}:parameter/AmazonCloudWatch-*` },
    ],
  };
  await aws.iam.putRolePolicy({
    RoleName: 'nss-prod-execution-role-01',
    PolicyName: 'agent',
    PolicyDocument: JSON.stringify(grant),
  });
  await iamSettled(cloud.endpoint);
  expect(await created('observability')).toEqual(['CREATE_COMPLETE']);
});

test('no role of delivery could start a runbook', async () => {
  for (const purpose of ['prepare', 'deploy', 'runbook']) {
    const { AttachedPolicies } = await aws.iam.listAttachedRolePolicies({ RoleName: `nss-prod-${purpose}-role-01` });
    const RoleName = `like-${purpose}`;
    const trust = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole' }],
    };
    const { Role } = await aws.iam.createRole({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) });
    await iamSettled(cloud.endpoint);
    for (const { PolicyArn } of AttachedPolicies!) await aws.iam.attachRolePolicy({ RoleName, PolicyArn: PolicyArn! });
    const caller = await clientsOfRole(cloud.endpoint, region, administratorOf(cloud.endpoint, account), Role!.Arn!);
    await expect(caller.ssm.startAutomationExecution({ DocumentName: 'nss-prod-nss-health-check-01' })).rejects.toThrow(
      /not authorized to perform: ssm:StartAutomationExecution on resource: arn:aws:ssm:ap-northeast-1:222222222222:document\/nss-prod-nss-health-check-01/,
    );
  }
});

test.each(['endpoints-off', 'availability-single', 'firewall-gone', 'backup-gone', 'zone-gone', 'vlan'])(
  '%s takes away, or changes, an export in use',
  async (edit) => {
    const [, status, reasons] = await edited(edit);
    expect([status, reasons]).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      expect.stringMatching(
        /Export \S+ cannot be (deleted|updated) as it is in use by nss-prod-|VLAN 202 is already in use|InvalidSubnet\.Conflict/,
      ),
    ]);
  },
);

test.each(['encrypt-off', 'relay-image', 'bastion-image'])(
  '%s replaces a machine under an interface in use',
  async (edit) => {
    const [, status, reasons] = await edited(edit);
    expect([status, reasons]).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      expect.stringMatching(/InvalidNetworkInterface\.InUse/),
    ]);
  },
);

test.each<[string, RegExp]>([
  ['notify-more', /DuplicateRecordException/],
  ['nat-addresses', /Resource\.AlreadyAssociated/],
  ['amazon-asn', /VLAN 202 is already in use|cannot be updated as it is in use/],
  ['customer-asn', /4200000001.*(2147483647|InvalidParameterValue)/],
  ['secret-elsewhere', /not authorized to perform: secretsmanager:GetSecretValue on resource: \S+:secret:dx\/bgp-/],
])('%s is refused by its service', async (edit, words) => {
  const [, status, reasons] = await edited(edit);
  expect([status, reasons]).toEqual(['UPDATE_ROLLBACK_COMPLETE', expect.stringMatching(words)]);
});

test('a standby that is taken away goes on running, and its address is lost to whoever wants it back', async () => {
  // Without its importers, so that no export is in the way.
  expect(await stacks.remove(aws, 'nss-prod-observability')).toBe('DELETE_COMPLETE');
  const { relay } = edits['availability-single']!;
  await aws.cloudFormation.updateStack({
    StackName: 'nss-prod-relay',
    TemplateURL: await stored(relay!),
    Capabilities: capabilities,
  });
  expect(await stacks.settled(aws, 'nss-prod-relay')).toBe('UPDATE_COMPLETE');
  expect(await latestFailures('nss-prod-relay')).toMatch(/OperationNotPermitted.*may not be terminated/s);
  await aws.cloudFormation.updateStack({
    StackName: 'nss-prod-relay',
    TemplateURL: await stored(first['relay']!),
    Capabilities: capabilities,
  });
  expect(await stacks.settled(aws, 'nss-prod-relay')).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await latestFailures('nss-prod-relay')).toMatch(/InvalidIPAddress\.InUse/);
});

test('the first transit gateway of the account needs a right that the role did not have', async () => {
  expect(await stacks.remove(aws, 'nss-prod-connection')).toBe('DELETE_COMPLETE');
  const [status, ...reasons] = await created('connection', edits['kind-transit']!['connection']);
  expect([status, reasons.join()]).toEqual([
    'ROLLBACK_COMPLETE',
    expect.stringMatching(/not authorized to perform: iam:CreateServiceLinkedRole/),
  ]);
});
