import { resourceName } from '@nss/naming';
import { CfnRole, type IManagedPolicy, ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { DELIVERY_PATH } from '@nss/environment';
import { type Grant } from './permissions/grant';
import { acknowledgements, policyPortions, policyStatements } from './policy-statements';

/** What a {@link GrantedRole} is made from. */
export interface GrantedRoleProps {
  /** `nss-dev` */
  readonly purpose: string;
  /** `deploy`: the role is `nss-dev-deploy-role-01`. */
  readonly kind: string;
  readonly description: string;
  /** Who may act with it. */
  readonly trust: object;
  readonly grants: readonly Grant[];
  readonly boundary: IManagedPolicy;
  /** A policy beside those of its grants, whose size is known at deployment only. @default - none */
  readonly furtherGrant?: Grant;
}

/** Seconds a session may last: the longest job is over by then. */
const SESSION_SECONDS = 3600;

/** A role of delivery with what it may do, inside a boundary; as many managed policies as its grants need. */
export class GrantedRole extends Construct {
  readonly roleArn: string;

  constructor(
    scope: Construct,
    id: string,
    { purpose, kind, description, trust, grants, furtherGrant, boundary }: GrantedRoleProps,
  ) {
    super(scope, id);
    const portions = [...policyPortions(grants), ...(furtherGrant ? [[furtherGrant]] : [])];
    const policies = portions.map((portion, index) => {
      const policy = new ManagedPolicy(this, `Policy${index + 1}`, {
        managedPolicyName: resourceName(purpose, `${kind}-policy`, index + 1),
        path: DELIVERY_PATH,
        description: `${description}, part ${index + 1}`,
        statements: policyStatements(portion),
      });
      Validations.of(policy).acknowledge(...acknowledgements(portion), ...fullAccess(portion));
      return policy;
    });
    const role = new CfnRole(this, 'Role', {
      roleName: resourceName(purpose, `${kind}-role`, 1),
      path: DELIVERY_PATH,
      description,
      assumeRolePolicyDocument: trust,
      maxSessionDuration: SESSION_SECONDS,
      managedPolicyArns: policies.map(({ managedPolicyArn }) => managedPolicyArn),
      permissionsBoundary: boundary.managedPolicyArn,
    });
    this.roleArn = role.attrArn;
  }
}

/** The packs call every `service:*` full access, whatever its resources, and even where it is denied. */
function fullAccess(grants: readonly Grant[]): { id: string; reason: string }[] {
  const wide = grants.find(({ actions }) => actions.some((action) => action.endsWith(':*')));
  return wide ? [{ id: 'NIST.800.53.R5-IAMPolicyNoStatementsWithFullAccess', reason: wide.wildcardReason ?? '' }] : [];
}
