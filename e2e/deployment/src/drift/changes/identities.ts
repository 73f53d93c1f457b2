import { type ByHand, type OutOfBand, set } from '../out-of-band';

const EVERYTHING = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

/** Roles, with everything that can be done to one. */
export function roles(a: ByHand): OutOfBand[] {
  const type = 'AWS::IAM::Role';
  const PolicyName = 'by-hand';
  const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess';
  const everybody = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '999999999999' } }],
  });
  // Not the role that looks.
  const others = a.all(type).filter(({ PhysicalId }) => !PhysicalId.includes('-drift-'));
  return others.flatMap((role, index): OutOfBand[] => {
    const RoleName = role.PhysicalId;
    const at = { type, id: RoleName };
    const boundary = set(role, 'PermissionsBoundary');
    const [owner] = set<{ Key: string; Value: string }[]>(role, 'Tags').filter(({ Key }) => Key === 'owner');
    const own = set<string[]>(role, 'ManagedPolicyArns');
    const trust = JSON.stringify(role.Properties['AssumeRolePolicyDocument']);
    const Description = set(role, 'Description');
    const turns: OutOfBand[] = [
      {
        api: 'iam:DeleteRolePermissionsBoundary',
        change: () => a.iam.deleteRolePermissionsBoundary({ RoleName }),
        undo: () => a.iam.putRolePermissionsBoundary({ RoleName, PermissionsBoundary: boundary }),
        seen: { kind: 'removed', ...at, property: 'PermissionsBoundary' },
      },
      {
        api: 'iam:PutRolePermissionsBoundary',
        change: () => a.iam.putRolePermissionsBoundary({ RoleName, PermissionsBoundary: PolicyArn }),
        undo: () => a.iam.putRolePermissionsBoundary({ RoleName, PermissionsBoundary: boundary }),
        seen: { kind: 'altered', ...at, property: 'PermissionsBoundary' },
      },
      {
        api: 'iam:UpdateAssumeRolePolicy',
        change: () => a.iam.updateAssumeRolePolicy({ RoleName, PolicyDocument: everybody }),
        undo: () => a.iam.updateAssumeRolePolicy({ RoleName, PolicyDocument: trust }),
        seen: { kind: 'added', ...at, property: 'AssumeRolePolicyDocument.Statement' },
      },
      {
        api: 'iam:UpdateRole',
        change: () => a.iam.updateRole({ RoleName, Description, MaxSessionDuration: 43200 }),
        undo: () => a.iam.updateRole({ RoleName, Description, MaxSessionDuration: 3600 }),
        seen: { kind: 'altered', ...at, property: 'MaxSessionDuration' },
      },
      {
        api: 'iam:TagRole',
        change: () => a.iam.tagRole({ RoleName, Tags: [{ Key: 'other', Value: 'hand' }] }),
        undo: () => a.iam.untagRole({ RoleName, TagKeys: ['other'] }),
        seen: { kind: 'added', ...at, property: 'Tags' },
      },
      {
        api: 'iam:UntagRole',
        change: () => a.iam.untagRole({ RoleName, TagKeys: ['owner'] }),
        undo: () => a.iam.tagRole({ RoleName, Tags: [owner!] }),
        seen: { kind: 'removed', ...at, property: 'Tags' },
      },
      {
        api: 'iam:DetachRolePolicy',
        change: () => a.iam.detachRolePolicy({ RoleName, PolicyArn: own[0] }),
        undo: () => a.iam.attachRolePolicy({ RoleName, PolicyArn: own[0] }),
        seen: { kind: 'removed', ...at, property: 'ManagedPolicyArns' },
      },
      {
        api: 'iam:UpdateRoleDescription',
        change: () => a.iam.updateRoleDescription({ RoleName, Description: 'by hand' }),
        undo: () => a.iam.updateRoleDescription({ RoleName, Description }),
        seen: { kind: 'altered', ...at, property: 'Description' },
      },
    ];
    return [
      index % 2
        ? {
            api: 'iam:PutRolePolicy',
            change: () => a.iam.putRolePolicy({ RoleName, PolicyName, PolicyDocument: EVERYTHING }),
            undo: () => a.iam.deleteRolePolicy({ RoleName, PolicyName }),
            seen: { kind: 'added', ...at, property: 'Policies' },
          }
        : {
            api: 'iam:AttachRolePolicy',
            change: () => a.iam.attachRolePolicy({ RoleName, PolicyArn }),
            undo: () => a.iam.detachRolePolicy({ RoleName, PolicyArn }),
            seen: { kind: 'added', ...at, property: 'ManagedPolicyArns' },
          },
      turns[index % turns.length]!,
    ];
  });
}

/** Managed policies and whoever has them, profiles, and what has a name like the environment's. */
export function policies(a: ByHand): OutOfBand[] {
  const type = 'AWS::IAM::ManagedPolicy';
  const [first, second] = a.all(type);
  const PolicyArn = first!.PhysicalId;
  const asItWas = JSON.stringify(first!.Properties['PolicyDocument']);
  const profile = a.one('AWS::IAM::InstanceProfile');
  const [InstanceProfileName, RoleName] = [profile.PhysicalId, set<string[]>(profile, 'Roles')[0]!];
  return [
    {
      api: 'iam:CreatePolicyVersion',
      change: () => a.iam.createPolicyVersion({ PolicyArn, PolicyDocument: EVERYTHING, SetAsDefault: true }),
      undo: () => a.iam.createPolicyVersion({ PolicyArn, PolicyDocument: asItWas, SetAsDefault: true }),
      seen: { kind: 'added', type, id: PolicyArn, property: 'PolicyDocument.Statement' },
    },
    {
      api: 'iam:AttachUserPolicy',
      change: async () => {
        await a.iam.createUser({ UserName: 'by-hand' });
        await a.iam.attachUserPolicy({ UserName: 'by-hand', PolicyArn });
      },
      undo: () => a.iam.detachUserPolicy({ UserName: 'by-hand', PolicyArn }),
      seen: { kind: 'added', type, id: PolicyArn, property: 'Users' },
    },
    {
      api: 'iam:AttachGroupPolicy',
      change: async () => {
        await a.iam.createGroup({ GroupName: 'by-hand' });
        await a.iam.attachGroupPolicy({ GroupName: 'by-hand', PolicyArn: second!.PhysicalId });
      },
      undo: () => a.iam.detachGroupPolicy({ GroupName: 'by-hand', PolicyArn: second!.PhysicalId }),
      seen: { kind: 'added', type, id: second!.PhysicalId, property: 'Groups' },
    },
    {
      api: 'iam:RemoveRoleFromInstanceProfile',
      change: () => a.iam.removeRoleFromInstanceProfile({ InstanceProfileName, RoleName }),
      undo: () => a.iam.addRoleToInstanceProfile({ InstanceProfileName, RoleName }),
      seen: { kind: 'removed', type: 'AWS::IAM::InstanceProfile', id: InstanceProfileName, property: 'Roles' },
    },
    {
      api: 'iam:CreateRole',
      change: () =>
        a.iam.createRole({
          RoleName: 'nss-prod-by-hand-role-01',
          AssumeRolePolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ssm.amazonaws.com' } }],
          }),
        }),
      undo: () => a.iam.deleteRole({ RoleName: 'nss-prod-by-hand-role-01' }),
      seen: { kind: 'added', type: 'AWS::IAM::Role', id: 'nss-prod-by-hand-role-01' },
    },
  ];
}
