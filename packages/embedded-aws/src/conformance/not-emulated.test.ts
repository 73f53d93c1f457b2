import { GetCallerIdentityCommand, STS, DecodeAuthorizationMessageCommand } from '@aws-sdk/client-sts';
import { ServiceQuotas } from '@aws-sdk/client-service-quotas';
import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';

/** What is not emulated says so, in a form that clients read: https://smithy.io/2.0/aws/protocols/index.html, error serialization. */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

const options = () => ({
  endpoint: cloud.endpoint,
  region,
  credentials: administratorOf(cloud.endpoint, account),
  maxAttempts: 1,
});

test('an operation that a service of this cloud lacks is named', async () => {
  await expect(aws.ssm.getCalendarState({ CalendarNames: ['closed'] })).rejects.toThrow(
    'The embedded cloud does not emulate ssm:GetCalendarState.',
  );
  await expect(aws.iam.listServerCertificates({})).rejects.toThrow('does not emulate iam:ListServerCertificates.');
  await expect(aws.ec2.describeCapacityBlocks({})).rejects.toThrow('does not emulate ec2:DescribeCapacityBlocks.');
  await expect(aws.directConnect.describeInterconnects({})).rejects.toThrow('directconnect:DescribeInterconnects');
  await expect(aws.cloudFormation.startResourceScan({})).rejects.toThrow(
    'does not emulate cloudformation:StartResourceScan.',
  );
  const sts = new STS(options());
  await expect(sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage: 'x' }))).rejects.toThrow(
    'does not emulate sts:DecodeAuthorizationMessage.',
  );
  await expect(sts.send(new GetCallerIdentityCommand({}))).resolves.toMatchObject({ Account: account });
});

test('a service that this cloud lacks is named, whatever its protocol', async () => {
  await expect(new ServiceQuotas(options()).listServices({})).rejects.toMatchObject({
    message: expect.stringContaining('does not emulate servicequotas:ListServices.') as string,
    $metadata: { attempts: 1, httpStatusCode: 400 },
  });
});
