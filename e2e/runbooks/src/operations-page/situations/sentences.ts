import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { DirectConnect } from '@aws-sdk/client-direct-connect';
import { EC2 } from '@aws-sdk/client-ec2';
import { KMS } from '@aws-sdk/client-kms';
import { S3 } from '@aws-sdk/client-s3';
import { administratorOf, passTime, passTraffic, prepareFixtures } from '@nss/embedded-aws';
import { type DeployedEnvironment, serverNamed } from '../../environment';
import { type Situation, type Situations } from './situation';
import { alone, ofRetired, REGION, RETIRING } from './retired';

const showsWhatPasses: Situation = {
  environment: 'dev',
  // "Compare address and port with the table of flows", and the addresses of the servers.
  shows: ({ out }, { system }) => {
    for (const { management } of system.servers) expect(out).toContain(management.address);
    expect(out).toMatch(/5140/);
  },
};

/** Clients of an account and region in which nothing is but what stays of an environment that is gone. */
function clients({ endpoint }: DeployedEnvironment) {
  const given = { endpoint, region: REGION, credentials: administratorOf(endpoint, RETIRING) };
  return {
    logs: new CloudWatchLogs(given),
    s3: new S3({ ...given, forcePathStyle: true }),
    kms: new KMS(given),
    ec2: new EC2(given),
    directConnect: new DirectConnect(given),
    cloudFormation: new CloudFormation(given),
  };
}
const hostedId = 'dxvif-0hosted01';
/** Of the file's second prefix, to which nothing else is sent here. */
const COLLECTOR = '172.16.21.9';

/** What is typed inside of a sentence. */
export const SENTENCE_SITUATIONS: Situations = {
  'npm run -s drill -- list': {
    environment: 'dev',
    shows: ({ out }) => expect(out).toMatch(/^siem-down /m),
  },
  'npm run -s environments -- show dev': showsWhatPasses,
  'npm run -s logs -- feed-bytes --environment prod': {
    environment: 'prod',
    prepare: async (prod) => {
      const { account, region } = prod.place;
      const { interfaceId, address: srcaddr } = serverNamed(prod, 'web-01').service;
      const at = Math.floor(Date.now() / 1000) - 600;
      const feed = { dstaddr: COLLECTOR, dstport: 5140, srcport: 40000, at };
      await passTraffic(prod.endpoint, [{ account, region, interfaceId, srcaddr, ...feed }]);
      await passTime(prod.endpoint, 600);
    },
    // "what left for each collector"
    shows: ({ out }) => expect(out).toContain(COLLECTOR),
  },
  'npm run -s logs -- rules-changed --environment prod --since 1d': {
    environment: 'prod',
    prepare: async ({ client }) => {
      const logs = new CloudWatchLogs(client);
      const at = { logGroupName: 'nss-prod-audit-trail-log-group-01', logStreamName: 'rules-changed' };
      const userIdentity = { arn: 'arn:aws:sts::222222222222:assumed-role/administrator/somebody' };
      const event = { eventSource: 'ec2.amazonaws.com', eventName: 'RevokeSecurityGroupEgress', userIdentity };
      await logs.createLogStream(at);
      const logEvents = [{ timestamp: Date.now() - 3_600_000, message: JSON.stringify(event) }];
      await logs.putLogEvents({ ...at, logEvents });
    },
    // "Who changed a rule?"
    shows: ({ out }) => {
      expect(out).toContain('RevokeSecurityGroupEgress');
      expect(out.replaceAll(/\s+/g, '')).toContain('administrator/somebody');
    },
  },
  'aws cloudformation describe-stack-events --stack-name $P-system': {
    environment: 'prod',
    // "A deployment?"
    shows: ({ out }) => {
      const { StackEvents } = JSON.parse(out) as { StackEvents: { ResourceStatus: string; Timestamp: string }[] };
      expect(StackEvents[0]).toMatchObject({ ResourceStatus: 'CREATE_COMPLETE' });
    },
  },
  'aws ec2 reboot-instances --instance-ids …': {
    environment: 'prod',
    prepare: ({ system }) => Promise.resolve({ '…': system.bastion.instanceId }),
    shows: ({ out }) => expect(out).toBe(''),
  },
  'aws directconnect delete-virtual-interface --virtual-interface-id ID': {
    ...ofRetired,
    prepare: async (dev) => {
      const virtualInterface = {
        account: RETIRING,
        region: REGION,
        virtualInterfaceId: hostedId,
        vlan: 77,
        asn: 65077,
      };
      await prepareFixtures(dev.endpoint, { virtualInterfaces: [virtualInterface] });
      return { ID: hostedId };
    },
    shows: async ({ out }, dev) => {
      expect(JSON.parse(out)).toEqual({ virtualInterfaceState: expect.stringMatching(/^delet(ing|ed)$/) as unknown });
      await passTime(dev.endpoint, 60);
      const { virtualInterfaces = [] } = await clients(dev).directConnect.describeVirtualInterfaces({});
      expect(virtualInterfaces.filter(({ virtualInterfaceState }) => virtualInterfaceState !== 'deleted')).toEqual([]);
    },
  },
  'gh api --method DELETE repos/OWNER/REPOSITORY/environments/dev': {
    environment: 'dev',
    // https://docs.github.com/en/rest/deployments/environments#delete-an-environment
    shows: ({ called }) => expect(called).toEqual(['gh api --method DELETE repos/OWNER/REPOSITORY/environments/dev']),
  },
  'aws logs delete-log-group --log-group-name NAME': {
    ...ofRetired,
    prepare: async (dev) => {
      const logGroupName = 'nss-dev-left-log-group-01';
      await clients(dev).logs.createLogGroup({ logGroupName });
      return { NAME: logGroupName };
    },
    shows: async (_, dev) => {
      const { logGroups = [] } = await clients(dev).logs.describeLogGroups({ logGroupNamePrefix: 'nss-dev-left' });
      expect(logGroups).toEqual([]);
    },
  },
  'aws s3api delete-bucket --bucket NAME': {
    ...ofRetired,
    prepare: async (dev) => {
      const Bucket = 'nss-dev-left-bucket-01';
      await clients(dev).s3.createBucket({ Bucket, CreateBucketConfiguration: { LocationConstraint: REGION } });
      return { NAME: Bucket };
    },
    shows: async (_, dev) => {
      const { Buckets = [] } = await clients(dev).s3.listBuckets({});
      expect(Buckets.filter(({ Name }) => Name === 'nss-dev-left-bucket-01')).toEqual([]);
    },
  },
  'aws kms schedule-key-deletion --key-id ID --pending-window-in-days 30': {
    ...ofRetired,
    prepare: async (dev) => {
      const { KeyMetadata } = await clients(dev).kms.createKey({});
      return { ID: KeyMetadata!.KeyId! };
    },
    shows: ({ out }) => expect(JSON.parse(out)).toMatchObject({ KeyState: 'PendingDeletion' }),
  },
  'aws ec2 release-address --allocation-id ID': {
    ...ofRetired,
    prepare: async (dev) => ({ ID: (await clients(dev).ec2.allocateAddress({})).AllocationId! }),
    shows: async (_, dev) => {
      const { Addresses = [] } = await clients(dev).ec2.describeAddresses({});
      expect(Addresses).toEqual([]);
    },
  },
  'npm run -s bootstrap -- --environment dev': {
    ...ofRetired,
    variables: () => alone('dev', RETIRING),
    // GitHub is not asked here, and the command says so where it cannot be.
    prepare: () => Promise.resolve({ '--environment dev': '--environment dev --subject-prefix repo:acme/nss-on-aws' }),
    shows: async (_, dev) => {
      const { Stacks = [] } = await clients(dev).cloudFormation.describeStacks({});
      const states = Object.fromEntries(Stacks.map(({ StackName, StackStatus }) => [StackName, StackStatus]));
      expect(states).toMatchObject({ 'nss-dev-identity': 'CREATE_COMPLETE' });
    },
  },
  'npm run -s runbook -- executions --environment prod': {
    environment: 'prod',
    shows: ({ out }) => expect(out).toMatch(/nss-/),
  },
};
