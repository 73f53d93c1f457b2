import { type Capability, CloudFormation } from '@aws-sdk/client-cloudformation';
import { administratorOf, prepareFixtures } from '@nss/embedded-aws';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DeployedEnvironment } from '../../environment';
import { alone, REGION, RETIRING } from './retired';
import { type Situations } from './situation';

const IMAGE = 'ami-0ddddddddddddddd1';

const topic = (TopicName: string) => ({ Type: 'AWS::SNS::Topic', Properties: { TopicName } });
/** Refused: a network that does not exist. */
const BAD = { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-0ffffffffffffffff', CidrBlock: '10.0.0.0/28' } };

/** An identity of it. */
const ROLE = {
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: 'nss-dev-deploy-role-01',
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: RETIRING }, Action: 'sts:AssumeRole' }],
    },
  },
};

/** A system in small: a machine that may not be terminated, and a log that stays. */
const SYSTEM = {
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.9.0.0/24' } },
  Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.9.0.0/28' } },
  Machine: {
    Type: 'AWS::EC2::Instance',
    Properties: {
      ImageId: IMAGE,
      InstanceType: 't3.medium',
      SubnetId: { Ref: 'Subnet' },
      DisableApiTermination: true,
    },
  },
  FlowLog: {
    Type: 'AWS::Logs::LogGroup',
    DeletionPolicy: 'Retain',
    Properties: { LogGroupName: 'nss-dev-flow-log-group-01', RetentionInDays: 30 },
  },
};

const clientIn = ({ endpoint }: DeployedEnvironment, account: string) =>
  new CloudFormation({ endpoint, region: REGION, credentials: administratorOf(endpoint, account) });

/** The state of a stack that CloudFormation is done with; nothing where it is gone. */
async function stateOf(at: DeployedEnvironment, account: string, StackName: string): Promise<string | undefined> {
  for (;;) {
    const { Stacks = [] } = await clientIn(at, account)
      .describeStacks({ StackName })
      .catch(() => ({ Stacks: [] }));
    const [state] = Stacks.map(({ StackStatus }) => StackStatus);
    if (!state?.endsWith('_IN_PROGRESS')) return state;
    await sleep(50);
  }
}

async function create(at: DeployedEnvironment, account: string, StackName: string, Resources: object, options: object) {
  const TemplateBody = JSON.stringify({ Resources });
  const Capabilities: Capability[] = ['CAPABILITY_NAMED_IAM'];
  await clientIn(at, account).createStack({ StackName, TemplateBody, Capabilities, ...options });
  return stateOf(at, account, StackName);
}

/** What is typed about a whole environment. */
export const STACK_SITUATIONS: Situations = {
  'A stack that is stuck: npm run -s recover': {
    environment: 'prod',
    region: REGION,
    variables: () => alone('prod'),
    prepare: async (prod) => {
      const stuck = { Topic: topic('nss-prod-stuck'), Bad: { ...BAD, DependsOn: ['Topic'] } };
      expect(await create(prod, prod.place.account, 'nss-prod-system', stuck, { DisableRollback: true })).toBe(
        'CREATE_FAILED',
      );
    },
    answers: [['[approve/reject]', 'approve']],
    shows: async ({ out }, prod) => {
      // The state, what keeps it there, what leads out; then it is asked, and done.
      expect(out.replace(/\s+/g, ' ')).toMatch(
        /nss-prod-system: CREATE_FAILED, .*Bad \(AWS::EC2::Subnet\): .*way out: take the failed change back.*\[approve\/reject\].*approved at the terminal.*way out: deploy/,
      );
      expect(await stateOf(prod, prod.place.account, 'nss-prod-system')).toBe('ROLLBACK_COMPLETE');
    },
  },
  'Retire an environment: npm run -s retire': {
    environment: 'dev',
    region: REGION,
    variables: () => alone('prod'),
    prepare: async (dev) => {
      await prepareFixtures(dev.endpoint, { images: [{ account: RETIRING, region: REGION, imageId: IMAGE }] });
      const isProtected = { EnableTerminationProtection: true };
      expect(await create(dev, RETIRING, 'nss-dev-system', SYSTEM, isProtected)).toBe('CREATE_COMPLETE');
      expect(await create(dev, RETIRING, 'nss-dev-identity', { Role: ROLE }, isProtected)).toBe('CREATE_COMPLETE');
      return { '111111111111': RETIRING };
    },
    answers: [['Write its whole name', 'dev']],
    shows: async ({ out }, dev) => {
      // "It says what goes and stays, what staying costs …; asks for the whole name; lifts the protection, deletes both stacks, and reads back what is left."
      expect(out.replace(/\s+/g, ' ')).toMatch(
        /nss-dev-system \(CREATE_COMPLETE\) goes, once the termination protection of it and of 1 machine is lifted.*stays:.*nss-dev-flow-log-group-01.*cost: .*Write its whole name: .*approved at the terminal/,
      );
      expect([
        await stateOf(dev, RETIRING, 'nss-dev-system'),
        await stateOf(dev, RETIRING, 'nss-dev-identity'),
      ]).toEqual([undefined, undefined]);
    },
  },
};
