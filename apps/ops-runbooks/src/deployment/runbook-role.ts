import { resourceName } from '@nss/naming';
import { Validations } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { arn, roleName, type Permission, type RunbookDefinition, type RunbookPlace } from '@nss/runbook-definition';

/** What a {@link RunbookRole} is made from. */
export interface RunbookRoleProps {
  readonly place: RunbookPlace;
  readonly definition: RunbookDefinition;
}

/**
 * The role one runbook acts with: just its actions, trusted by Systems Manager in this account only.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-iam.html
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/cross-service-confused-deputy-prevention.html
 *
 * @throws Error for a wildcard without a reason
 */
export class RunbookRole extends Construct {
  readonly roleArn: string;

  constructor(scope: Construct, id: string, { place, definition: { name, permissions } }: RunbookRoleProps) {
    super(scope, id);
    const granted = permissions(place);
    const unexplained = granted.find(
      ({ resources, wildcardReason }) => resources.some((resource) => resource.includes('*')) && !wildcardReason,
    );
    if (unexplained)
      throw new Error(
        `${name}: ${unexplained.actions.join(', ')} on ${unexplained.resources.join(', ')} needs a wildcardReason`,
      );
    const role = new Role(this, 'Role', {
      roleName: roleName(place, name),
      description: `Runbook ${name} of ${place.purpose}`,
      assumedBy: new ServicePrincipal('ssm.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': place.account },
          ArnLike: { 'aws:SourceArn': arn(place, 'ssm', 'automation-execution/*') },
        },
      }),
    });
    const policy = new ManagedPolicy(this, 'Policy', {
      managedPolicyName: resourceName(place.purpose, `${name}-policy`, 1),
      description: `What the runbook ${name} of ${place.purpose} may do`,
      roles: [role],
      statements: granted.map(statement),
    });
    Validations.of(policy).acknowledge(...acknowledgements(granted));
    this.roleArn = role.roleArn;
  }
}

function statement({ actions, resources, conditions }: Permission): PolicyStatement {
  return new PolicyStatement({
    actions: [...actions],
    resources: [...resources],
    ...(conditions && { conditions: structuredClone(conditions) as Record<string, Record<string, unknown>> }),
  });
}

/** One for each wildcard, because the policy packs ask for a reason wherever one stands. */
function acknowledgements(granted: readonly Permission[]): { id: string; reason: string }[] {
  const reasons = new Map(
    granted.flatMap(({ resources, wildcardReason }) =>
      resources
        .filter((resource) => resource.includes('*'))
        .map((resource) => [`AwsSolutions-IAM5[Resource::${resource}]`, wildcardReason ?? ''] as const),
    ),
  );
  return [...reasons].map(([id, reason]) => ({ id, reason }));
}
