import { roleName } from '@nss/runbook-definition';
import { outputOf } from '@nss/runbook-client';
import { type AutomationExecution } from '@aws-sdk/client-ssm';
import { DeleteRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { automationControl, iamSettled, permissionsUsed, prepareFixtures } from '@nss/embedded-aws';
import { RUNBOOKS } from '@nss/runbooks';
import { withApplianceKey } from '../appliance-key';
import { certificateBucket } from '../certificate-bucket';
import { certificatePackage } from '../certificate-package';
import { serverNamed, deployedEnvironment, type DeployedEnvironment } from '../environment';
import { ended, run } from '../execution';
import { approvedFailover, resetPair } from '../nss-failover/pair';
import { putGroups } from '../interface-groups';
import { resetSetUp } from '../nss-set-up/set-up';
import { answerFirst, reset } from '../reset';
import { startServer, stopServer } from '../servers';
import { allocateAnew } from '../virtual-interface';

jest.setTimeout(240_000);

let dev: DeployedEnvironment;
let prod: DeployedEnvironment;
beforeAll(async () => {
  dev = await deployedEnvironment('dev');
  prod = await deployedEnvironment('prod');
});
beforeAll(() => Promise.all([reset(dev), reset(prod)]));
afterAll(async () => {
  await withApplianceKey(dev, false);
  await withApplianceKey(prod, false);
  await allocateAnew(dev);
  await resetPair(prod);
});

const now = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16);

/** Where a runbook is run, and how, so that it does all it can. */
interface FullRun {
  readonly where: () => DeployedEnvironment;
  readonly act: () => Promise<AutomationExecution>;
  /** What only some ways through it ask, as its own tests do: it may complete without. @default - nothing */
  readonly onSomeWays?: readonly string[];
}

/** The runbooks that need more than to be run in dev without parameters. */
const FULL_RUNS: Readonly<Record<string, FullRun>> = {
  'nss-health-check': { where: () => prod, act: () => run(prod, 'nss-health-check') },
  'accept-virtual-interface': {
    where: () => dev,
    act: async () => {
      await allocateAnew(dev);
      return run(dev, 'accept-virtual-interface');
    },
  },
  'nss-failover': { where: () => prod, act: async () => ended(prod, await approvedFailover(prod)) },
  'nss-standby-guard': {
    where: () => prod,
    // A server that came up a moment ago is stopped without a look at the sides: it holds nothing.
    onSomeWays: [
      'cloudwatch:GetMetricStatistics',
      'directconnect:DescribeVirtualInterfaces',
      'ec2:DescribeInstanceStatus',
    ],
    act: async () => {
      // Both have run for long: then it looks which side is silent before it stops one. Afterwards none runs.
      const { account, region } = prod.place;
      const hold = await automationControl(prod.endpoint).hold({ stepName: 'guardPair' });
      await startServer(prod, 'web-02');
      const launches = ['web-01', 'web-02'].map((name, index) => ({
        account,
        region,
        instanceId: serverNamed(prod, name).instanceId,
        secondsAgo: 7200 - index * 3600,
      }));
      await prepareFixtures(prod.endpoint, { launches });
      await hold.release();
      const both = await run(prod, 'nss-standby-guard', { InstanceId: serverNamed(prod, 'web-02').instanceId });
      if (!isComplete(both)) return both;
      await stopServer(prod, 'web-01');
      await putGroups(prod, 'web-02', 'isolated');
      const none = await run(prod, 'nss-standby-guard', { InstanceId: 'all' });
      await putGroups(prod, 'web-02', 'own');
      return none;
    },
  },
  'nss-restart': { where: () => prod, act: () => run(prod, 'nss-restart', { Log: 'web' }) },
  'nss-command': {
    where: () => dev,
    act: async () => {
      await withApplianceKey(dev, true);
      await answerFirst(dev, [{ document: 'AWS-RunPowerShellScript', stdout: 'x'.repeat(30_000) }]);
      return run(dev, 'nss-command', { Server: 'web-01', Command: 'status' });
    },
  },
  'nss-install-certificate': {
    where: () => dev,
    act: async () => {
      await withApplianceKey(dev, true);
      await answerFirst(dev, [{ document: 'AWS-RunPowerShellScript', stdout: 'installed' }]);
      const bucket = await certificateBucket(dev, `nss-dev-certificates-${crypto.randomUUID()}`);
      await bucket.upload('NssCertificate.zip', certificatePackage());
      return run(dev, 'nss-install-certificate', { Server: 'web-01', Bucket: bucket.name });
    },
  },
  'nss-set-up': {
    where: () => prod,
    // A first certificate is looked at without a look at the sides: what was never started holds nothing.
    onSomeWays: ['cloudwatch:GetMetricStatistics', 'ec2:DescribeInstanceStatus'],
    act: async () => {
      await resetSetUp(prod);
      const bucket = await certificateBucket(prod, `nss-prod-certificates-${crypto.randomUUID()}`);
      const setUp = async (Server: string, Certificate: string) => {
        await bucket.upload('NssCertificate.zip', certificatePackage());
        return run(prod, 'nss-set-up', { Server, Certificate, Bucket: bucket.name });
      };
      const standby = await setUp('web-02', 'first');
      return isComplete(standby) ? setUp('web-01', 'renewed') : standby;
    },
  },
  'nss-update': {
    where: () => prod,
    act: async () => {
      await resetSetUp(prod);
      const bucket = await certificateBucket(prod, `nss-prod-certificates-${crypto.randomUUID()}`);
      await bucket.upload('NssCertificate.zip', certificatePackage());
      return run(prod, 'nss-update', { Server: 'web-02', Bucket: bucket.name });
    },
  },
  'patch-bastion': {
    where: () => dev,
    act: () => run(dev, 'patch-bastion', { Operation: 'Install', WindowUtc: `${now(-60)}-${now(60)}` }),
  },
};

/** Permissions that the embedded cloud does not ask for, with the reason why a role has them all the same. */
const NOT_ASKED_FOR: Readonly<Record<string, string>> = {
  'directconnect:ConfirmTransitVirtualInterface':
    "no reference environment has a transit interface; the runbook's own tests accept one",
  'ec2:CreateTags': 'EC2 asks for it when snapshots are made with tags',
  'ec2:DescribeVpnConnections':
    'a server is stopped without a look at the tunnels where its interface is up; the tests of both sides ask',
  'kms:Decrypt': 'S3 and SNS ask KMS in the name of whoever calls them',
  'kms:GenerateDataKey': 'S3 and SNS ask KMS in the name of whoever calls them',
  'ssm:GetAutomationExecution': "AWS's own aws:executeAutomation reads the child's end by it",
  'ssm:ListCommandInvocations': "AWS's own aws:runCommand reads results by it",
};

/** Whether a runbook did everything it should: it succeeded, and nothing remained unknown or missing. */
function isComplete(execution: AutomationExecution): boolean {
  const summary = outputOf(execution, 'Summary') ?? '';
  return (
    execution.AutomationExecutionStatus === 'Success' &&
    !summary.includes('not readable') &&
    !summary.includes('more than Run Command keeps') &&
    !summary.includes('none was stopped') &&
    !(outputOf(execution, 'Table') ?? '').includes('AccessDenied') &&
    !(outputOf(execution, 'Table') ?? '').includes('UnauthorizedOperation')
  );
}

async function without(
  environment: DeployedEnvironment,
  role: string,
  action: string,
  act: () => Promise<AutomationExecution>,
): Promise<AutomationExecution> {
  const iam = new IAMClient(environment.client);
  const policy = { RoleName: role, PolicyName: 'denied' };
  await iam.send(
    new PutRolePolicyCommand({
      ...policy,
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Action: action, Resource: '*' }],
      }),
    }),
  );
  await iamSettled(environment.endpoint);
  try {
    return await act();
  } finally {
    await iam.send(new DeleteRolePolicyCommand(policy));
    await iamSettled(environment.endpoint);
  }
}

test('what needs more is a runbook', () => {
  expect(RUNBOOKS.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(FULL_RUNS)));
});

describe.each(RUNBOOKS)('$name', ({ name, permissions }) => {
  const fullRun: FullRun = FULL_RUNS[name] ?? { where: () => dev, act: () => run(dev, name) };
  const role = () => roleName(fullRun.where().place, name);
  const granted = () => [...new Set(permissions(fullRun.where().place).flatMap(({ actions }) => actions))].sort();

  test('uses every permission of its role, and completes', async () => {
    await reset(fullRun.where());
    expect(isComplete(await fullRun.act())).toBe(true);
    const {
      endpoint,
      place: { account },
    } = fullRun.where();
    const used = await permissionsUsed(endpoint, { account, role: role() });
    expect(granted().filter((action) => !used.includes(action) && !(action in NOT_ASKED_FOR))).toEqual([]);
  });

  test('does not complete without its first or its last permission', async () => {
    const asked = granted().filter((action) => !(action in NOT_ASKED_FOR) && !fullRun.onSomeWays?.includes(action));
    for (const action of new Set([asked[0]!, asked.at(-1)!])) {
      expect([action, isComplete(await without(fullRun.where(), role(), action, fullRun.act))]).toEqual([
        action,
        false,
      ]);
      await reset(fullRun.where());
    }
  });
});
