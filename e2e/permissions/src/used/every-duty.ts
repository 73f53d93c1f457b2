import { compareAccount, executeRepair, prepareRepair, runAll } from '@nss/operations';
import { runsAfterDeployment, verifyingRunbooks } from '@nss/runbook-definition';
import { RUNBOOKS } from '@nss/runbooks';
import { type Account, AccountToolkit, promoterFor, stageStacks, nothingInService } from '@nss/deployment';
import { administratorOf, type AllowedDecision, allowedDecisions } from '@nss/embedded-aws';
import {
  DELIVERY_PURPOSES,
  type DeliveryPurpose,
  deliveryRoleArn,
  executionRoleArn,
  type LoadedEnvironment,
  SHOWN_CHANGE_SETS,
} from '@nss/environment';
import {
  actAs,
  bringToLife,
  ByHand,
  changesByHand,
  type EnvironmentFile,
  OfflineDeployment,
} from '@nss/e2e-deployment';
import { type Subject } from '../simulation/policy';
import { casesOf } from '../subjects';

/** What each role was allowed while it did everything it is there for: by the last part of its ARN's name, `deploy` or `execution`. */
export type UsedRights = Readonly<Record<DeliveryPurpose | 'execution', readonly AllowedDecision[]>>;

/** A file before and after an ordinary edit, so that resources are made, changed and taken away. */
export interface EditedFile {
  readonly before: EnvironmentFile;
  readonly after: EnvironmentFile;
}

/**
 * Lets the roles of one environment do what the workflows do with them, in an embedded cloud of its own: deploy, show, deploy an
 * edit, detect drift, repair it, run runbooks, and delete what nothing protects. Tells what each was allowed on the way.
 */
export async function everyDuty({
  before,
  after,
}: EditedFile): Promise<{ subjects: readonly Subject[]; used: UsedRights }> {
  const offline = await OfflineDeployment.begin();
  try {
    const { loaded, assembly } = await planned(offline, before);
    const edited = await planned(offline, after);
    const { account, region } = loaded.environment;
    const { endpoint } = offline.cloud;
    const administrator: Account = {
      account,
      region,
      client: { endpoint, region, credentials: administratorOf(endpoint, account) },
    };
    await offline.promote(loaded, assembly);
    const { client: deploying = {} } = await actAs(loaded, 'deploy', administrator);
    const system = await bringToLife({ loaded, administrator });
    await runAll(
      { loaded, client: deploying, say: () => undefined, intervalMilliseconds: 50 },
      runsAfterDeployment(RUNBOOKS, system),
    );
    await show(offline, edited.loaded, edited.assembly, administrator);
    await offline.promote(edited.loaded, edited.assembly);
    await bringToLife({ loaded: edited.loaded, administrator });
    await checkHealth(loaded, administrator);
    await detectDrift(edited.loaded, edited.assembly, administrator);
    await repair(edited.loaded, edited.assembly, administrator);
    const names = [...DELIVERY_PURPOSES, 'execution'] as const;
    const arnOf = (name: DeliveryPurpose | 'execution') =>
      name === 'execution' ? executionRoleArn(loaded.environment) : deliveryRoleArn(loaded.environment, name);
    const used = await Promise.all(
      names.map(
        async (name) =>
          [name, await allowedDecisions(endpoint, { account, role: arnOf(name).split('/').at(-1)! })] as const,
      ),
    );
    return {
      subjects: casesOf(loaded, assembly).roles.map(({ subject }) => subject),
      used: Object.fromEntries(used) as unknown as UsedRights,
    };
  } finally {
    await offline.end();
  }
}

async function planned(
  offline: OfflineDeployment,
  file: EnvironmentFile,
): Promise<{ loaded: LoadedEnvironment; assembly: string }> {
  const { environments, assembly } = await offline.plan({ [String(file['environment'])]: file });
  return { loaded: environments[0]!, assembly };
}

/** As a pull request's job does. */
async function show(
  offline: OfflineDeployment,
  loaded: LoadedEnvironment,
  assembly: string,
  administrator: Account,
): Promise<void> {
  const { promoter } = promoterFor(
    await actAs(loaded, 'diff', administrator),
    executionRoleArn(loaded.environment),
    (line) => offline.said.push(line),
    nothingInService,
  );
  await promoter.discard(
    await promoter.prepare(stageStacks(assembly, loaded.name), `${SHOWN_CHANGE_SETS}1-1`, { readsMachines: false }),
  );
}

/** As the workflow of runbooks does, and as the preparation does where nothing changes. */
async function checkHealth(loaded: LoadedEnvironment, administrator: Account): Promise<void> {
  for (const purpose of ['runbook', 'prepare'] as const) {
    const { client = {} } = await actAs(loaded, purpose, administrator);
    await runAll(
      { loaded, client, say: () => undefined, intervalMilliseconds: 50 },
      verifyingRunbooks(RUNBOOKS).map((name) => ({ name })),
    );
  }
}

/** As the workflow of repairs does, after somebody changed whatever a workflow may put right. */
async function repair(loaded: LoadedEnvironment, assembly: string, administrator: Account): Promise<void> {
  const { actual } = await compareAccount({ loaded, assembly, account: administrator });
  // The embedded EC2 keeps the tags a launch template was made with apart from those that are put on it, and decides by the latter.
  const isTheirs = ({ api, seen }: { readonly api: string; readonly seen: { readonly type: string } }) =>
    !api.startsWith('iam:') && !/^AWS::(CloudTrail|KMS|S3)::|^AWS::Logs::LogGroup$|LaunchTemplate/.test(seen.type);
  for (const { change } of changesByHand(new ByHand(administrator, actual)).filter(isTheirs)) await change();
  const account = await actAs(loaded, 'prepare', administrator);
  const prepared = await prepareRepair({ loaded, assembly, account }, { by: 'workflow' });
  const repairing = await actAs(loaded, 'repair', administrator);
  await executeRepair(prepared, repairing, () => undefined);
  await compareAccount({ loaded, assembly, account: repairing });
}

/** As the workflow of drift does. */
async function detectDrift(loaded: LoadedEnvironment, assembly: string, administrator: Account): Promise<void> {
  const account = await actAs(loaded, 'drift', administrator);
  await new AccountToolkit(account, () => undefined).drift(
    assembly,
    stageStacks(assembly, loaded.name).map(({ id }) => id),
  );
  await compareAccount({ loaded, assembly, account });
}
