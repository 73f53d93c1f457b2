import { type Invariant } from './invariant';
import { firstOf, ofType, place } from './synthesised-stage';

interface Trust {
  Principal: { Service?: string | string[] };
  Condition?: Record<string, Record<string, unknown>>;
}
interface Role {
  PermissionsBoundary?: unknown;
  AssumeRolePolicyDocument: { Statement: Trust[] };
}
interface Policy {
  PolicyDocument: { Statement: { Effect: string; Action?: string | string[] }[] };
}

/**
 * Services whose pages say that `aws:SourceAccount` and `aws:SourceArn` come along when they assume a role.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/cross-service-confused-deputy-prevention.html
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 */
const SENDS_ITS_SOURCE = ['ssm.amazonaws.com', 'vpc-flow-logs.amazonaws.com'];

/** Whether a trust fails for a service that leaves the source of its call out. */
function requiresSource({ Principal: { Service = [] }, Condition = {} }: Trust): boolean {
  const isRequired = Object.entries(Condition).some(
    ([operator, keys]) =>
      !operator.endsWith('IfExists') && Object.keys(keys).some((key) => /^aws:Source(Account|Arn)$/i.test(key)),
  );
  return isRequired && [Service].flat().some((service) => !SENDS_ITS_SOURCE.includes(service));
}

/** Who may do what. */
export const identities: readonly Invariant[] = [
  {
    holds: "every role stands inside the environment's permissions boundary",
    violations: (stage) => {
      const { account, purpose } = stage.environment;
      return ofType<Role>(stage, 'AWS::IAM::Role')
        .filter(
          ({ Properties }) =>
            Properties.PermissionsBoundary !== `arn:aws:iam::${account}:policy/${purpose}-permissions-boundary-01`,
        )
        .map(place);
    },
    breaks: {
      'no boundary': (stage) => {
        delete firstOf<Role>(stage, 'AWS::IAM::Role').Properties.PermissionsBoundary;
      },
      'another boundary': (stage) => {
        firstOf<Role>(stage, 'AWS::IAM::Role').Properties.PermissionsBoundary =
          'arn:aws:iam::222222222222:policy/other';
      },
    },
  },
  {
    holds: 'a service that is not known to tell the source of its call is not shut out for leaving it out',
    violations: (stage) =>
      ofType<Role>(stage, 'AWS::IAM::Role')
        .filter(({ Properties }) => Properties.AssumeRolePolicyDocument.Statement.some(requiresSource))
        .map(place),
    breaks: {
      'CloudTrail without an account': (stage) => {
        firstOf<Role>(stage, 'AWS::IAM::Role').Properties.AssumeRolePolicyDocument.Statement.push({
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': '222222222222' } },
        });
      },
      'one of two services': (stage) => {
        firstOf<Role>(stage, 'AWS::IAM::Role').Properties.AssumeRolePolicyDocument.Statement.push({
          Principal: { Service: ['ssm.amazonaws.com', 'events.amazonaws.com'] },
          Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:*' } },
        });
      },
    },
  },
  {
    holds: 'no policy allows all actions of a service',
    violations: (stage) =>
      ofType<Policy>(stage, 'AWS::IAM::ManagedPolicy')
        .filter(({ Properties }) =>
          Properties.PolicyDocument.Statement.some(
            ({ Effect, Action = [] }) => Effect === 'Allow' && [Action].flat().some((action) => action.endsWith('*')),
          ),
        )
        .map(place),
    breaks: {
      'logs:*': (stage) =>
        ofType<Policy>(stage, 'AWS::IAM::ManagedPolicy')
          .filter(({ part }) => part === 'bastion')
          .forEach(({ Properties }) => Properties.PolicyDocument.Statement.push({ Effect: 'Allow', Action: 'logs:*' })),
    },
  },
  {
    holds: 'there are no users, groups of users or access keys',
    violations: (stage) =>
      stage.resources.filter(({ Type }) => /^AWS::IAM::(User|Group|AccessKey)/.test(Type)).map(place),
    breaks: {
      'a user': (stage) => {
        stage.resources.push({ part: 'bastion', logicalId: 'User', Type: 'AWS::IAM::User', Properties: {} });
      },
    },
  },
];
