import { type Template } from '../assembly';
import { templatePolicies, templateRoles } from './roles';

const document = (action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
});
const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: { 'Fn::If': ['Own', { Ref: 'Provider' }, 'there'] } },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { sub: { 'Fn::Join': [':', [{ Ref: 'Prefix' }, 'x']] } } },
    },
  ],
};
const template = {
  Parameters: { Prefix: {} },
  Conditions: { Own: { 'Fn::Equals': ['a', 'a'] } },
  Resources: {
    Provider: { Type: 'AWS::IAM::OIDCProvider', Properties: { Url: 'https://issuer.example.com' } },
    Edge: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { ManagedPolicyName: 'edge', Path: '/delivery/', PolicyDocument: document('s3:*') },
    },
    Grant: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { ManagedPolicyName: 'grant', PolicyDocument: document('s3:GetObject') },
    },
    Attached: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { ManagedPolicyName: 'attached', PolicyDocument: document('s3:PutObject'), Roles: [{ Ref: 'Role' }] },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'r',
        Path: '/delivery/',
        ManagedPolicyArns: [{ Ref: 'Grant' }],
        PermissionsBoundary: { Ref: 'Edge' },
        AssumeRolePolicyDocument: trust,
        MaxSessionDuration: 7200,
      },
    },
  },
} as unknown as Template;
const place = { account: '111111111111', region: 'ap-northeast-1', parameters: { Prefix: 'repo:a/b' } };

test('a role has the policies that it names and those that name it, its boundary, its trust and its session', () => {
  const [role] = templateRoles(template, place);
  expect(role).toMatchObject({
    name: 'r',
    arn: 'arn:aws:iam::111111111111:role/delivery/r',
    maxSessionSeconds: 7200,
    policies: [document('s3:GetObject'), document('s3:PutObject')],
    boundaryArn: 'arn:aws:iam::111111111111:policy/delivery/edge',
    boundary: document('s3:*'),
    trust: {
      Statement: [
        {
          Principal: { Federated: 'arn:aws:iam::111111111111:oidc-provider/issuer.example.com' },
          Condition: { StringEquals: { sub: 'repo:a/b:x' } },
        },
      ],
    },
  });
});

test.each([
  [undefined, 'aws'],
  ['aws-cn', 'aws-cn'],
])('ARNs of the partition %s', (partition, wanted) => {
  expect([...templatePolicies(template, { ...place, partition }).keys()][0]).toBe(
    `arn:${wanted}:iam::111111111111:policy/delivery/edge`,
  );
  expect(templateRoles(template, { ...place, partition })[0]?.arn).toBe(
    `arn:${wanted}:iam::111111111111:role/delivery/r`,
  );
});

function changed(
  change: (resources: Record<string, { Type: string; Properties: Record<string, unknown> }>) => void,
): Template {
  const copy = structuredClone(template);
  change(copy.Resources as never);
  return copy;
}

test('a role without a boundary, or with a policy of elsewhere, is refused', () => {
  expect(() =>
    templateRoles(
      changed(({ Role }) => {
        delete Role!.Properties['PermissionsBoundary'];
      }),
      place,
    ),
  ).toThrow('r has no boundary');
  expect(() =>
    templateRoles(
      changed(({ Role }) => {
        Role!.Properties['ManagedPolicyArns'] = ['arn:aws:iam::aws:policy/AdministratorAccess'];
      }),
      place,
    ),
  ).toThrow('no template has the policy arn:aws:iam::aws:policy/AdministratorAccess');
  expect(() =>
    templateRoles(
      changed((resources) => {
        resources['Inline'] = { Type: 'AWS::IAM::Policy', Properties: {} };
      }),
      place,
    ),
  ).toThrow('AWS::IAM::Policy');
});
