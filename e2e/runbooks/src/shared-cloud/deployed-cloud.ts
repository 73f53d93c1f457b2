import { IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { administratorOf, iamSettled } from '@nss/embedded-aws';
import { environmentsDirectory, loadEnvironments } from '@nss/environment';
import { actAs, bringToLife, type Marker, OfflineDeployment, plant, prerequisites } from '@nss/e2e-deployment';
import { applianceKeySecret } from '../appliance-key';

// A cloud with the reference environments deployed and at work; it says where it is, with which sessions runbooks are started, and what nobody but
// its owner may ever see. It ends with its standard input.
const STARTS = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['ssm:StartAutomationExecution', 'ssm:AddTagsToResource', 'iam:PassRole'],
      Resource: '*',
    },
  ],
});
const offline = await OfflineDeployment.begin();
try {
  const loaded = loadEnvironments(environmentsDirectory()).environments ?? [];
  const needed = prerequisites(loaded);
  const applianceKeys = loaded.map(({ environment: { account, region, purpose } }) => ({
    account,
    region,
    name: applianceKeySecret(purpose),
    value: 'offline-ssh-key',
  }));
  const planted = plant({ ...needed, secrets: [...needed.secrets, ...applianceKeys] });
  await offline.cloud.prepare(planted.prerequisites);
  const { environments, assembly } = await offline.planDirectory(environmentsDirectory(), { prepare: false });
  const sessions: Record<string, object> = {};
  const markers: Marker[] = [...planted.markers];
  for (const loaded of environments) {
    const { outcome } = await offline.promote(loaded, assembly);
    if (outcome !== 'as planned')
      throw new Error(`${loaded.name} was deployed ${outcome}:\n${offline.said.join('\n')}`);
    const { account, region } = loaded.environment;
    const client = {
      endpoint: offline.cloud.endpoint,
      region,
      credentials: administratorOf(offline.cloud.endpoint, account),
    };
    await bringToLife({ loaded, administrator: { account, region, client } });
    const session = (await actAs(loaded, 'runbook', { account, region, client })).client!.credentials!;
    sessions[loaded.name] = session;
    markers.push(
      { what: `session of ${loaded.name}`, core: session.secretAccessKey },
      { what: `session token of ${loaded.name}`, core: session.sessionToken ?? '' },
    );
  }
  // People of the reference files who start runbooks themselves.
  for (const {
    environment: {
      account,
      region,
      operations: { approvers = [] },
    },
  } of environments) {
    const iam = new IAMClient({
      endpoint: offline.cloud.endpoint,
      region,
      credentials: administratorOf(offline.cloud.endpoint, account),
    });
    for (const approver of approvers)
      await iam.send(
        new PutRolePolicyCommand({
          RoleName: approver.replace('role/', ''),
          PolicyName: 'starts-runbooks',
          PolicyDocument: STARTS,
        }),
      );
  }
  await iamSettled(offline.cloud.endpoint);
  console.log(
    `ready ${JSON.stringify({ endpoint: offline.cloud.endpoint, sessions, markers: markers.filter(({ core }) => core !== '') })}`,
  );
  await new Promise((resolve) => process.stdin.resume().once('end', resolve));
} finally {
  await offline.end();
}
