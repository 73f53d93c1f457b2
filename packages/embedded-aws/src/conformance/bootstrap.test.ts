import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, clientsOfRole, type Clients } from './clients';
import { account, region } from './harness';
import * as stacks from './stacks';

jest.setTimeout(60_000);
const root = join(__dirname, '../../../..');
const bucket = `cdk-hnb659fds-assets-${account}-${region}`;
const template = { Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.7.0.0/16' } } } };

let cloud: EmbeddedCloud;
let administrator: Clients;

beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  administrator = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

/** One of the roles the CDK's bootstrap stack makes. */
const roleArn = (name: string) => `arn:aws:iam::${account}:role/cdk-hnb659fds-${name}-role-${account}-${region}`;

const actingAs = (name: string): Promise<Clients> =>
  clientsOfRole(cloud.endpoint, region, administratorOf(cloud.endpoint, account), roleArn(name));

test("the CDK's own bootstrap stack carries a deployment of the default synthesizer", async () => {
  const TemplateBody = readFileSync(
    join(root, 'node_modules/aws-cdk/lib/api/bootstrap/bootstrap-template.yaml'),
    'utf8',
  );
  await administrator.cloudFormation.createStack({
    StackName: 'CDKToolkit',
    TemplateBody,
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  });
  expect(await stacks.settled(administrator, 'CDKToolkit')).toBe('CREATE_COMPLETE');

  const publisher = await actingAs('file-publishing');
  await publisher.s3.getBucketLocation({ Bucket: bucket, ExpectedBucketOwner: account });
  await publisher.s3.putObject({ Bucket: bucket, Key: 'template.json', Body: JSON.stringify(template) });
  await expect(publisher.ec2.describeVpcs({})).rejects.toMatchObject({ name: 'UnauthorizedOperation' });

  const deployer = await actingAs('deploy');
  await deployer.cloudFormation.createStack({
    StackName: 'Relay',
    TemplateURL: `https://s3.${region}.amazonaws.com/${bucket}/template.json`,
    RoleARN: roleArn('cfn-exec'),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  });
  expect(await stacks.settled(deployer, 'Relay')).toBe('CREATE_COMPLETE');

  const reader = await actingAs('lookup');
  const { Vpc } = await stacks.physicalIds(administrator, 'Relay');
  await expect(reader.ec2.describeVpcs({ VpcIds: [Vpc!] })).resolves.toMatchObject({
    Vpcs: [{ CidrBlock: '10.7.0.0/16' }],
  });
  await expect(reader.ec2.deleteVpc({ VpcId: Vpc! })).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
});
