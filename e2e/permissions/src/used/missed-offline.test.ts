import { CreateRouteCommand, EC2Client } from '@aws-sdk/client-ec2';
import { compareAccount, executeRepair, prepareRepair, runAll } from '@nss/operations';
import {
  CreatePolicyVersionCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { type Account, AccountToolkit, type Policy, promoterFor, stageStacks, nothingInService } from '@nss/deployment';
import { administratorOf, iamSettled } from '@nss/embedded-aws';
import { type DeliveryPurpose, executionRoleArn, type LoadedEnvironment, SHOWN_CHANGE_SETS } from '@nss/environment';
import { actAs, bringToLife, OfflineDeployment, referenceEnvironment } from '@nss/e2e-deployment';

jest.setTimeout(600_000);

let offline: OfflineDeployment;
let loaded: LoadedEnvironment;
let edited: { loaded: LoadedEnvironment; assembly: string };
let administrator: Account;

beforeAll(async () => {
  offline = await OfflineDeployment.begin();
  const dev = referenceEnvironment('dev');
  const planned = async (file: object) => {
    const { environments, assembly } = await offline.plan({ dev: file });
    return { loaded: environments[0]!, assembly };
  };
  const first = await planned(dev);
  edited = await planned({ ...dev, observability: { ...dev['observability'], logRetentionDays: 400 } });
  loaded = first.loaded;
  const { account, region } = loaded.environment;
  const { endpoint } = offline.cloud;
  administrator = { account, region, client: { endpoint, region, credentials: administratorOf(endpoint, account) } };
  await offline.promote(first.loaded, first.assembly);
  await bringToLife({ loaded, administrator });
});
afterAll(() => offline?.end());

/** What a workflow does with each role; rejects, or tells what went wrong. */
const DUTIES: Readonly<Record<DeliveryPurpose | 'execution', readonly [right: string, duty: () => Promise<string>]>> = {
  prepare: ['cloudformation:CreateChangeSet', promoteEdited],
  deploy: ['cloudformation:ExecuteChangeSet', promoteEdited],
  execution: ['logs:*', promoteEdited],
  diff: [
    's3:PutObject',
    async () => {
      const { promoter } = promoterFor(
        await actAs(loaded, 'diff', administrator),
        executionRoleArn(loaded.environment),
        () => undefined,
        nothingInService,
      );
      await promoter.discard(
        await promoter.prepare(stageStacks(edited.assembly, loaded.name), `${SHOWN_CHANGE_SETS}${Date.now()}`, {
          readsMachines: false,
        }),
      );
      return 'shown';
    },
  ],
  runbook: [
    'ssm:StartAutomationExecution',
    async () => {
      const { client = {} } = await actAs(loaded, 'runbook', administrator);
      await runAll({ loaded, client, say: () => undefined, intervalMilliseconds: 50 }, [{ name: 'nss-health-check' }]);
      return 'ran';
    },
  ],
  drift: [
    'cloudformation:DetectStackDrift',
    async () => {
      await new AccountToolkit(await actAs(loaded, 'drift', administrator), () => undefined).drift(
        edited.assembly,
        stageStacks(edited.assembly, loaded.name).map(({ id }) => id),
      );
      return 'compared';
    },
  ],
  repair: [
    'ec2:DeleteRoute',
    async () => {
      const { assembly } = edited;
      const { actual } = await compareAccount({ loaded, assembly, account: administrator });
      // Of the environment: AWS's own has no tag.
      const idOf = (type: string) =>
        Object.values(actual).find(
          ({ Type, Properties }) =>
            Type === type && JSON.stringify(Properties['Tags']).includes(loaded.environment.purpose),
        )?.PhysicalId;
      await new EC2Client(administrator.client!)
        .send(
          new CreateRouteCommand({
            RouteTableId: idOf('AWS::EC2::RouteTable'),
            DestinationCidrBlock: '198.51.100.0/28',
            GatewayId: idOf('AWS::EC2::InternetGateway'),
          }),
        )
        .catch(() => undefined);
      const account = await actAs(loaded, 'prepare', administrator);
      const prepared = await prepareRepair({ loaded, assembly, account }, { by: 'workflow' });
      await executeRepair(prepared, await actAs(loaded, 'repair', administrator), () => undefined);
      return 'repaired';
    },
  ],
};

async function promoteEdited(): Promise<string> {
  return (await offline.promote(edited.loaded, edited.assembly)).outcome;
}

/** Takes an action out of every policy of a role, as a mistake in this repository would; answers how to take that back. */
async function without(role: string, action: string): Promise<() => Promise<void>> {
  const iam = new IAMClient(administrator.client!);
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: role }));
  const back: (() => Promise<unknown>)[] = [];
  for (const { PolicyArn } of AttachedPolicies) {
    const { Policy: { DefaultVersionId: VersionId } = {} } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
    const policy = JSON.parse(decodeURIComponent(PolicyVersion!.Document!)) as Policy;
    const Statement = policy.Statement.map((statement) => ({
      ...statement,
      Action: [statement.Action].flat().filter((each) => each !== action),
    })).filter((statement) => statement.Action.length > 0);
    await iam.send(
      new CreatePolicyVersionCommand({
        PolicyArn,
        PolicyDocument: JSON.stringify({ ...policy, Statement }),
        SetAsDefault: true,
      }),
    );
    back.push(() =>
      iam.send(
        new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: JSON.stringify(policy), SetAsDefault: true }),
      ),
    );
  }
  await iamSettled(offline.cloud.endpoint);
  return async () => {
    for (const each of back) await each();
    await iamSettled(offline.cloud.endpoint);
  };
}

test.each(Object.keys(DUTIES) as (keyof typeof DUTIES)[])(
  '%s: a workflow that lacks one of its rights fails here, and says which',
  async (role) => {
    const [right, duty] = DUTIES[role];
    const takeBack = await without(`${loaded.environment.purpose}-${role}-role-01`, right);
    try {
      const outcome = await duty().catch(
        (error: unknown) => `${String(error)} ${JSON.stringify(error)} ${offline.said.join('\n')}`,
      );
      expect(outcome).toMatch(
        new RegExp(right.replace('*', '\\w+').replace('s3:PutObject', 's3:PutObject|AccessDenied|Access Denied')),
      );
    } finally {
      await takeBack();
    }
  },
);

test('with all of its rights each succeeds', async () => {
  // What was added by hand, and could not be repaired without its right, goes first: a deployment reads back that it is there.
  const { repair, ...others } = DUTIES;
  for (const [, duty] of [repair, ...Object.values(others)])
    expect(['as planned', 'shown', 'ran', 'compared', 'repaired']).toContain(await duty());
});
