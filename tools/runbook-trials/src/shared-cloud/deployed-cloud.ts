import { IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { administratorOf, iamSettled } from '@nss/embedded-cloud';
import { actAs, bringToLife, OfflineLoop } from '@nss/loop';
import { environmentsDirectory } from '@nss/infra';

// A cloud with the reference environments deployed and at work; it says where it is and with which sessions runbooks are started, and ends with
// its standard input.
const STARTS = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['ssm:StartAutomationExecution', 'ssm:AddTagsToResource', 'iam:PassRole'], Resource: '*' }] });
const loop = await OfflineLoop.begin();
try {
  const { environments, assembly } = await loop.planDirectory(environmentsDirectory());
  const sessions: Record<string, object> = {};
  for (const loaded of environments) {
    const { outcome } = await loop.promote(loaded, assembly);
    if (outcome !== 'as planned') throw new Error(`${loaded.name} was deployed ${outcome}:\n${loop.said.join('\n')}`);
    const { account, region } = loaded.environment;
    const client = { endpoint: loop.cloud.endpoint, region, credentials: administratorOf(loop.cloud.endpoint, account) };
    await bringToLife({ loaded, administrator: { account, region, client } });
    sessions[loaded.name] = (await actAs(loaded, 'runbook', { account, region, client })).client!.credentials;
  }
  // People of the reference files who start runbooks themselves.
  for (const { environment: { account, region, operations: { approvers = [] } } } of environments) {
    const iam = new IAMClient({ endpoint: loop.cloud.endpoint, region, credentials: administratorOf(loop.cloud.endpoint, account) });
    for (const approver of approvers) await iam.send(new PutRolePolicyCommand({ RoleName: approver.replace('role/', ''), PolicyName: 'starts-runbooks', PolicyDocument: STARTS }));
  }
  await iamSettled(loop.cloud.endpoint);
  console.log(`ready ${JSON.stringify({ endpoint: loop.cloud.endpoint, sessions })}`);
  await new Promise((resolve) => process.stdin.resume().once('end', resolve));
} finally {
  await loop.end();
}
