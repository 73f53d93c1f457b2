import { arnOf, decidedOn } from '../reference/authorization-reference';
import { type Arns, type Attempt } from './attempt';
import { ownExecutions, tagging } from './executions';

const START = 'ssm:StartAutomationExecution';

/**
 * Everything that is decided when a runbook is started: each kind of resource that the service authorization reference names for
 * the start, the optional ones too, and the hand-over of the runbook's role.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-identity-based-policies.html
 *
 * @param name `nss-health-check`
 * @param isTagged whether what begins has the tag of the environment
 */
export async function startRequests(arns: Arns, name: string, isTagged: boolean): Promise<readonly Attempt[]> {
  const { account, region, purpose } = arns.place;
  const document = `${purpose}-${name}-01`;
  const values = {
    Partition: 'aws',
    Account: account,
    Region: region,
    DocumentName: document,
    AutomationDefinitionName: document,
    VersionId: '$DEFAULT',
    AutomationExecutionId: '0a1b2c3d-0000-4000-8000-000000000000',
  };
  const decided = await decidedOn(START);
  return [
    ...decided.map(({ kind, arnForm }) => ({
      what: `starts ${name}: ${kind}`,
      action: START,
      resource: arnOf(arnForm, values),
      ...(isTagged && { context: tagging(purpose) }),
    })),
    ...(isTagged ? ownExecutions(arns) : []),
    {
      what: `hands Systems Manager the role of ${name}`,
      action: 'iam:PassRole',
      resource: arns.role(name),
      context: { 'iam:PassedToService': 'ssm.amazonaws.com' },
    },
  ];
}
