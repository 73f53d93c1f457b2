import { resourceName } from '@nss/naming';
import { CfnCondition, CfnParameter, CfnResource, Fn, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { type Construct } from 'constructs';
import { type Environment, GITHUB_ISSUER, STS_AUDIENCE } from '@nss/environment';
import { PermissionsBoundary } from '../foundation/permissions-boundary';
import { DELIVERY_PATH, DELIVERY_PURPOSES, githubEnvironment } from '@nss/environment';
import { GrantedRole } from '../identity/granted-role';
import { deliveryBoundary, executionBoundary } from '../identity/permissions/boundaries';
import { grantsOf } from '../identity/permissions/by-purpose';
import { executionGrants } from '../identity/permissions/execution';
import { formerlyNamedGrant, nothingFormerlyNamed } from '../identity/permissions/formerly-named';
import { type Grant, type GrantPlace } from '../identity/permissions/grant';
import { namedNetworks } from '../identity/permissions/named-networks';
import { readSecrets, secretsOfTemplates } from '../identity/permissions/named-secrets';
import { acknowledgements, policyStatements } from '../identity/policy-statements';
import { cloudFormationTrust, githubTrust } from '../identity/trust';

/** What an {@link IdentityStack} is made from. */
export interface IdentityStackProps extends StackProps {
  readonly environment: Environment;
}

/**
 * Who may act for an environment, deployed once by an administrator and by no workflow: the boundary of the relay's roles,
 * GitHub's identity provider, a role for each purpose of a workflow job, and the role CloudFormation acts with.
 *
 * The repository is a parameter, so that a fork needs no change: `repo:OWNER/REPOSITORY`, or with the ids that newer
 * repositories carry; a second one holds the other form where it is not known which of the two GitHub writes.
 */
export class IdentityStack extends Stack {
  constructor(scope: Construct, id: string, { environment: file, ...props }: IdentityStackProps) {
    super(scope, id, props);
    const { environment, purpose, account, region } = file;
    const place: GrantPlace = { purpose, account, region, partition: this.partition };
    new PermissionsBoundary(this, 'Boundary', {
      purpose,
      secretArns: readSecrets(place, file.relay.sshKeySecret ? [file.relay.sshKeySecret] : []).resources,
    });

    const subjectFor = this.subjects();
    const providerArn = this.provider();
    const delivery = this.boundary('delivery', 'Bounds what workflow jobs may do', deliveryBoundary(place), purpose);
    for (const kind of DELIVERY_PURPOSES) {
      new GrantedRole(this, `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, {
        purpose,
        kind,
        boundary: delivery,
        grants: grantsOf(kind, place),
        description: `Workflow jobs of ${purpose}: ${kind}`,
        trust: githubTrust(providerArn, subjectFor(githubEnvironment(environment, kind))),
      });
    }
    new GrantedRole(this, 'Execution', {
      purpose,
      kind: 'execution',
      grants: executionGrants(place, secretsOfTemplates(file), namedNetworks(file)),
      furtherGrant: formerlyNamedGrant(this.formerlyNamed(place)),
      trust: cloudFormationTrust(account),
      description: `CloudFormation for ${purpose}`,
      boundary: this.boundary('execution', 'Bounds what CloudFormation may do', executionBoundary(place), purpose),
    });
  }

  /** The subjects of tokens of a GitHub environment: in one form, or in both. */
  private subjects(): (environment: string) => string {
    const prefix = (id: string, description: string, isOptional: boolean) =>
      new CfnParameter(this, id, {
        type: 'String',
        description,
        ...(isOptional && { default: '' }),
        // No wildcard, no further colon: the environment is added here and nowhere else.
        allowedPattern: `^${isOptional ? '$|^' : ''}repo:[A-Za-z0-9_.-]+(@[0-9]+)?/[A-Za-z0-9_.-]+(@[0-9]+)?$`,
        constraintDescription: 'write repo:OWNER/REPOSITORY or repo:OWNER@ID/REPOSITORY@ID',
      }).valueAsString;
    const first = prefix(
      'SubjectPrefix',
      "What the subject of the repository's tokens begins with: repo:OWNER/REPOSITORY",
      false,
    );
    const other = prefix(
      'OtherSubjectPrefix',
      'The same in the other form, with or without ids, where GitHub may write either',
      true,
    );
    const isAlone = new CfnCondition(this, 'OneSubjectPrefix', { expression: Fn.conditionEquals(other, '') });
    return (environment) => {
      const [one, two] = [first, other].map((each) => Fn.join(':', [each, 'environment', environment]));
      return Fn.conditionIf(isAlone.logicalId, one, [one, two]).toString();
    };
  }

  /** GitHub's identity provider: an account can have one only, so that a second stack of an account uses the first one's. */
  private provider(): string {
    const existing = new CfnParameter(this, 'ExistingProvider', {
      type: 'String',
      default: 'false',
      allowedValues: ['true', 'false'],
      description: "Whether the account has GitHub's identity provider already",
    });
    const own = new CfnResource(this, 'Provider', {
      type: 'AWS::IAM::OIDCProvider',
      // AWS checks the certificate of GitHub's issuer by its own library of authorities, so that no thumbprint is needed.
      properties: { Url: `https://${GITHUB_ISSUER}`, ClientIdList: [STS_AUDIENCE] },
    });
    const isOwn = new CfnCondition(this, 'OwnProvider', {
      expression: Fn.conditionEquals(existing.valueAsString, 'false'),
    });
    own.cfnOptions.condition = isOwn;
    const there = `arn:${this.partition}:iam::${this.account}:oidc-provider/${GITHUB_ISSUER}`;
    return Fn.conditionIf(isOwn.logicalId, own.ref, there).toString();
  }

  /** ARNs that the deployed stack names and the file does no more. */
  private formerlyNamed(place: GrantPlace): string[] {
    return new CfnParameter(this, 'FormerlyNamed', {
      type: 'CommaDelimitedList',
      default: nothingFormerlyNamed(place),
      description: 'ARNs of others that the deployed stack is tied to and the file names no more',
    }).valueAsList;
  }

  private boundary(kind: string, description: string, grants: readonly Grant[], purpose: string): ManagedPolicy {
    const policy = new ManagedPolicy(this, `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Boundary`, {
      managedPolicyName: resourceName(purpose, `${kind}-boundary`, 1),
      path: DELIVERY_PATH,
      description,
      statements: policyStatements(grants),
    });
    Validations.of(policy).acknowledge(
      ...acknowledgements(grants),
      { id: 'NIST.800.53.R5-IAMPolicyNoStatementsWithFullAccess', reason: grants[0]?.wildcardReason ?? '' },
      { id: 'NIST.800.53.R5-IAMPolicyNoStatementsWithAdminAccess', reason: grants[0]?.wildcardReason ?? '' },
    );
    return policy;
  }
}
