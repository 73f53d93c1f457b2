import { resourceName } from '@nss/naming';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { arn, documentName, roleArn, startedResources, type RunbookPlace } from '@nss/runbook-definition';

/** What a {@link StandbyGuardRule} is made from. */
export interface StandbyGuardRuleProps {
  readonly place: RunbookPlace;
  /** Name of the runbook that is started. */
  readonly runbook: string;
  /** Names of the runbooks whose end is looked at. */
  readonly watched: readonly string[];
  /** The servers of active-standby pairs. */
  readonly instanceIds: readonly string[];
}

/**
 * Starts the guard whenever one of the servers comes up or stops, whoever did it, and whenever a fail-over, a set-up or an update has ended. EventBridge documents `aws:SourceAccount` for the
 * policies of targets, not for the role that it assumes: the account is compared where it is sent, and the guard runs where it is not.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
 */
export class StandbyGuardRule extends Construct {
  constructor(scope: Construct, id: string, { place, runbook, watched, instanceIds }: StandbyGuardRuleProps) {
    super(scope, id);
    const definition = arn(place, 'ssm', `automation-definition/${documentName(place, runbook)}`);
    const started = startedResources(place, runbook);
    const role = new Role(this, 'Role', {
      roleName: resourceName(place.purpose, `${runbook}-rule-role`, 1),
      description: `Lets EventBridge start the standby guard of ${place.purpose}`,
      assumedBy: new ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEqualsIfExists: { 'aws:SourceAccount': place.account } },
      }),
    });
    const policy = new ManagedPolicy(this, 'Policy', {
      managedPolicyName: resourceName(place.purpose, `${runbook}-rule-policy`, 1),
      description: `Starts the standby guard of ${place.purpose}`,
      roles: [role],
      statements: [
        new PolicyStatement({ actions: ['ssm:StartAutomationExecution'], resources: [...started] }),
        new PolicyStatement({
          actions: ['iam:PassRole'],
          resources: [roleArn(place, runbook)],
          conditions: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
        }),
      ],
    });
    Validations.of(policy).acknowledge(
      ...started
        .filter((resource) => resource.includes('*'))
        .map((resource) => ({
          id: `AwsSolutions-IAM5[Resource::${resource}]`,
          reason: 'Every version of the one document; executions have ids of their own.',
        })),
    );
    const target = { id: 'guard', arn: `${definition}:$DEFAULT`, roleArn: role.roleArn };
    const rule = new CfnRule(this, 'Rule', {
      name: resourceName(place.purpose, `${runbook}-rule`, 1),
      description: `A server of an active-standby pair of ${place.purpose} comes up or stops`,
      eventPattern: {
        source: ['aws.ec2'],
        'detail-type': ['EC2 Instance State-change Notification'],
        detail: { state: ['pending', 'running', 'stopped'], 'instance-id': instanceIds },
      },
      targets: [
        {
          ...target,
          inputTransformer: {
            inputPathsMap: { instance: '$.detail.instance-id' },
            inputTemplate: '{"InstanceId":["<instance>"]}',
          },
        },
      ],
    });
    // Whoever ends one of them midway, and in whatever way, ends its way back too: what it left is looked at from outside.
    const ended = new CfnRule(this, 'EndedRule', {
      name: resourceName(place.purpose, `${runbook}-rule`, 2),
      description: `A fail-over, a set-up or an update of ${place.purpose} has ended`,
      eventPattern: {
        source: ['aws.ssm'],
        'detail-type': ['EC2 Automation Execution Status-change Notification'],
        detail: {
          Definition: watched.map((name) => documentName(place, name)),
          Status: [{ 'anything-but': ['Pending', 'InProgress', 'Waiting', 'Cancelling'] }],
        },
      },
      targets: [{ ...target, input: '{"InstanceId":["all"]}' }],
    });
    for (const each of [rule, ended]) each.node.addDependency(policy);
  }
}
