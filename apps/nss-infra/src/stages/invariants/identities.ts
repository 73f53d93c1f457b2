import { type Invariant } from './invariant';
import { firstOf, ofType, place } from './synthesised-stage';

interface Role { PermissionsBoundary?: unknown }
interface Policy { PolicyDocument: { Statement: { Effect: string; Action?: string | string[] }[] } }

/** Who may do what. */
export const identities: readonly Invariant[] = [
  {
    holds: 'every role stands inside the environment\'s permissions boundary',
    violations: (stage) => {
      const { account, purpose } = stage.environment;
      return ofType<Role>(stage, 'AWS::IAM::Role')
        .filter(({ Properties }) => Properties.PermissionsBoundary !== `arn:aws:iam::${account}:policy/${purpose}-permissions-boundary-01`)
        .map(place);
    },
    breaks: {
      'no boundary': (stage) => { delete firstOf<Role>(stage, 'AWS::IAM::Role').Properties.PermissionsBoundary; },
      'another boundary': (stage) => { firstOf<Role>(stage, 'AWS::IAM::Role').Properties.PermissionsBoundary = 'arn:aws:iam::222222222222:policy/other'; },
    },
  },
  {
    holds: 'no policy allows all actions of a service',
    violations: (stage) => ofType<Policy>(stage, 'AWS::IAM::ManagedPolicy')
      .filter(({ Properties }) => Properties.PolicyDocument.Statement.some(({ Effect, Action = [] }) => Effect === 'Allow' && [Action].flat().some((action) => action.endsWith('*'))))
      .map(place),
    breaks: {
      'logs:*': (stage) => ofType<Policy>(stage, 'AWS::IAM::ManagedPolicy')
        .filter(({ part }) => part === 'bastion').forEach(({ Properties }) => Properties.PolicyDocument.Statement.push({ Effect: 'Allow', Action: 'logs:*' })),
    },
  },
  {
    holds: 'there are no users, groups of users or access keys',
    violations: (stage) => stage.resources.filter(({ Type }) => /^AWS::IAM::(User|Group|AccessKey)/.test(Type)).map(place),
    breaks: { 'a user': (stage) => { stage.resources.push({ part: 'bastion', logicalId: 'User', Type: 'AWS::IAM::User', Properties: {} }); } },
  },
];
