import { type Difference, purposeOf, type RepairPlan } from '@nss/account-state';
import { type PreparedRepair } from './prepared-repair';

/** A plan in lines: what a change set puts back, each call with its parameters and what it is for, and what stays, with the reason. */
export function repairText({ plan, changeSets, digest }: PreparedRepair): string {
  const { reverted, steps, left } = plan;
  return [
    ...changeSets.flatMap(({ stackName, changeSetArn, changes }) => [
      `${stackName}: the change set ${changeSetArn.split('/')[1]} puts back ${changes.length} resources`,
      ...changes.map(
        ({ action, logicalId, type, properties }) =>
          `  ${action === 'Add' ? 'creates again' : 'puts back'} ${logicalId} (${type})${properties.length > 0 ? `: ${properties.join(', ')}` : ''}`,
      ),
    ]),
    ...steps.flatMap((step) => [
      purposeOf(step),
      ...step.calls.map(
        ({ service, operation, parameters }) => `  ${service}:${operation} ${JSON.stringify(parameters)}`,
      ),
    ]),
    ...leftText(plan),
    `${reverted.length} of ${reverted.length + steps.length + left.length} differences by change set, ${steps.length} by calls, ${left.length} stay`,
    `digest of this plan: ${digest}`,
  ].join('\n');
}

/** What stays, each with its reason. */
function leftText({ left }: Pick<RepairPlan, 'left'>): string[] {
  return left.map(({ difference, reason }) => `stays: ${nameOf(difference)}: ${reason}`);
}

/** `nss-dev-system Network/Vpc: AWS::EC2::Route rtb-1|0.0.0.0/0` */
function nameOf({ path, type, physicalId, property }: Difference): string {
  return [`${path}:`, type, physicalId, property ?? ''].join(' ').trim();
}
