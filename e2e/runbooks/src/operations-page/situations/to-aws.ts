import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { DirectConnect } from '@aws-sdk/client-direct-connect';
import { DescribeInstanceAttributeCommand, EC2 } from '@aws-sdk/client-ec2';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { plant, prerequisites } from '@nss/e2e-deployment';
import { administratorOf, passTime, prepareFixtures } from '@nss/embedded-aws';
import { loadEnvironments } from '@nss/environment';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DeployedEnvironment } from '../../environment';
import { alone, ofRetired, REGION, RETIRING } from './retired';
import { type Situations } from './situation';

const hostedId = 'dxvif-0hosted02';
const BGP_KEY = 'offline-bgp-key';
/** The route table of the owner of a transit gateway, whose id the page has as an example. */
const EXAMPLE_TABLE = 'tgw-rtb-0123456789abcdef0';

const inRetired = ({ endpoint }: DeployedEnvironment) => ({
  endpoint,
  region: REGION,
  credentials: administratorOf(endpoint, RETIRING),
});

/** A VPC that is attached to a gateway without default route tables, and the gateway's only table. */
async function attachedVpc(dev: DeployedEnvironment): Promise<string> {
  const ec2 = new EC2(inRetired(dev));
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.8.0.0/24' });
  const { Subnet } = await ec2.createSubnet({ VpcId: Vpc!.VpcId, CidrBlock: '10.8.0.0/28' });
  const { TransitGateway } = await ec2.createTransitGateway({
    Options: { DefaultRouteTableAssociation: 'disable', DefaultRouteTablePropagation: 'disable' },
  });
  const { TransitGatewayId } = TransitGateway!;
  await passTime(dev.endpoint, 300);
  const Tags = [{ Key: 'Name', Value: 'nss-prod-transit-gateway-attachment-01' }];
  await ec2.createTransitGatewayVpcAttachment({
    TransitGatewayId,
    VpcId: Vpc!.VpcId,
    SubnetIds: [Subnet!.SubnetId!],
    TagSpecifications: [{ ResourceType: 'transit-gateway-attachment', Tags }],
  });
  await passTime(dev.endpoint, 300);
  const { TransitGatewayRouteTable } = await ec2.createTransitGatewayRouteTable({ TransitGatewayId });
  await passTime(dev.endpoint, 300);
  return TransitGatewayRouteTable!.TransitGatewayRouteTableId!;
}

/** What is typed on the way to AWS, but for what GitHub is told. */
export const TO_AWS_SITUATIONS: Situations = {
  'Prerequisites from other teams: aws secretsmanager create-secret': {
    ...ofRetired,
    prepare: () => {
      const file = join(mkdtempSync(join(tmpdir(), 'bgp-key-')), 'bgp-key.txt');
      writeFileSync(file, BGP_KEY);
      return Promise.resolve({ 'file://bgp-key.txt': `file://${file}` });
    },
    shows: async (_, dev) => {
      const secrets = new SecretsManager(inRetired(dev));
      expect((await secrets.getSecretValue({ SecretId: 'nss-prod/bgp' })).SecretString).toBe(BGP_KEY);
    },
  },
  'Prerequisites from other teams: A=$(aws ec2 describe-transit-gateway-vpc-attachments': {
    ...ofRetired,
    prepare: async (dev) => ({ [EXAMPLE_TABLE]: await attachedVpc(dev) }),
    shows: async (_, dev) => {
      const ec2 = new EC2(inRetired(dev));
      const { TransitGatewayRouteTables = [] } = await ec2.describeTransitGatewayRouteTables({});
      const table = TransitGatewayRouteTables.find(({ DefaultAssociationRouteTable }) => !DefaultAssociationRouteTable);
      const asked = { TransitGatewayRouteTableId: table?.TransitGatewayRouteTableId };
      const { Associations = [] } = await ec2.getTransitGatewayRouteTableAssociations(asked);
      const { TransitGatewayRouteTablePropagations = [] } = await ec2.getTransitGatewayRouteTablePropagations(asked);
      // "until the owner of the gateway has associated and propagated it"
      expect(Associations.map(({ State }) => State)).toEqual([expect.stringMatching(/^associat(ing|ed)$/)]);
      expect(TransitGatewayRouteTablePropagations.map(({ State }) => State)).toEqual([
        expect.stringMatching(/^enabl(ing|ed)$/),
      ]);
    },
  },
  'Deploy by hand: node tools/setup/src/synth.mjs dist/cdk.out': {
    ...ofRetired,
    variables: () => alone('dev', RETIRING),
    prepare: async (dev) => {
      const { ENVIRONMENTS_DIR = '' } = await alone('dev', RETIRING);
      const { prerequisites: needed } = plant(prerequisites(loadEnvironments(ENVIRONMENTS_DIR).environments ?? []));
      await prepareFixtures(dev.endpoint, needed);
      const synth = 'node tools/setup/src/synth.mjs dist/cdk.out';
      // "after `bootstrap`"
      const bootstrap = 'npm run -s bootstrap -- --environment dev --subject-prefix repo:acme/nss-on-aws';
      return {
        [synth]: `${bootstrap}\n${synth}`,
        'dist/cdk.out': join(mkdtempSync(join(tmpdir(), 'by-hand-')), 'cdk.out'),
        '111111111111': RETIRING,
      };
    },
    // The CDK shows what it makes of rights and rules, and asks.
    answers: [['Do you wish to deploy', 'y']],
    leftOut: [[/^npx cdk (diff|deploy) .* 'prod\/\*'/, 'the same in the account of another environment']],
    shows: async (_, dev) => {
      const { Stacks = [] } = await new CloudFormation(inRetired(dev)).describeStacks({ StackName: 'nss-dev-system' });
      expect(Stacks.map(({ StackStatus, RoleARN }) => [StackStatus, RoleARN])).toEqual([
        ['CREATE_COMPLETE', `arn:aws:iam::${RETIRING}:role/delivery/nss-dev-execution-role-01`],
      ]);
    },
  },
  'Deploy by hand: for id in $(aws ec2 describe-instances': {
    environment: 'dev',
    shows: async (_, { ec2, system }) => {
      for (const { instanceId } of [...system.servers, system.bastion]) {
        const asked = { InstanceId: instanceId, Attribute: 'disableApiTermination' } as const;
        const { DisableApiTermination } = await ec2.send(new DescribeInstanceAttributeCommand(asked));
        expect(DisableApiTermination).toEqual({ Value: true });
      }
    },
  },
  'Accept the hosted virtual interface: P=nss-dev': {
    environment: 'dev',
    prepare: async (dev) => {
      const { account, region } = dev.place;
      const hosted = { account, region, virtualInterfaceId: hostedId, vlan: 78, asn: 65078 };
      await prepareFixtures(dev.endpoint, { virtualInterfaces: [hosted] });
      return { 'dxvif-fg1example': hostedId };
    },
    // "`pending`, then `available`"
    shows: async ({ out }, dev) => {
      expect(JSON.parse(out.slice(0, out.indexOf('}') + 1))).toEqual({ virtualInterfaceState: 'pending' });
      expect(out.trimEnd().split('\n').at(-1)).toMatch(/^(pending|available)$/);
      await passTime(dev.endpoint, 60);
      const directConnect = new DirectConnect(dev.client);
      const { virtualInterfaces } = await directConnect.describeVirtualInterfaces({ virtualInterfaceId: hostedId });
      expect(virtualInterfaces?.map(({ virtualInterfaceState }) => virtualInterfaceState)).toEqual(['available']);
      await directConnect.deleteVirtualInterface({ virtualInterfaceId: hostedId });
    },
  },
  'Confirm the e-mails: aws sns list-subscriptions': {
    environment: 'prod',
    // "`PendingConfirmation` is an address that has not"
    shows: ({ out }) => {
      const rows = out.trimEnd().split('\n');
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toMatch(/^\S+@\S+\t(PendingConfirmation|arn:aws:sns:\S+)$/);
    },
  },
};
