import { type Arns, type Attempt } from './attempt';

/** On users, roles and policies: whoever changes them decides what everybody may do. */
export function onIdentities(arns: Arns): Attempt[] {
  const { purpose } = arns.place;
  const [role, bounded] = [arns.role('new'), { 'iam:PermissionsBoundary': arns.boundary }];
  const other = { 'iam:PermissionsBoundary': arns.iam(`policy/${arns.otherPurpose}-permissions-boundary-01`) };
  const own = arns.delivery('execution');
  const pass = (what: string, resource: string, service: string): Attempt => ({
    what,
    action: 'iam:PassRole',
    resource,
    context: { 'iam:PassedToService': service },
  });
  return [
    { what: 'makes a role without a boundary', action: 'iam:CreateRole', resource: role },
    { what: 'makes a role with another boundary', action: 'iam:CreateRole', resource: role, context: other },
    {
      what: 'makes a role with the boundary of jobs',
      action: 'iam:CreateRole',
      resource: role,
      context: { 'iam:PermissionsBoundary': arns.iam(`policy/delivery/${purpose}-delivery-boundary-01`) },
    },
    { what: 'makes a delivery role', action: 'iam:CreateRole', resource: arns.delivery('new'), context: bounded },
    {
      what: "takes a role's boundary off",
      action: 'iam:DeleteRolePermissionsBoundary',
      resource: role,
      context: bounded,
    },
    { what: 'gives a role another boundary', action: 'iam:PutRolePermissionsBoundary', resource: role, context: other },
    { what: 'widens a role that has no boundary', action: 'iam:PutRolePolicy', resource: role },
    {
      what: 'attaches administrator rights to a role without boundary',
      action: 'iam:AttachRolePolicy',
      resource: role,
      context: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' },
    },
    {
      what: 'takes a policy from a role with another boundary',
      action: 'iam:DetachRolePolicy',
      resource: role,
      context: other,
    },
    {
      what: 'deletes a policy in a role with another boundary',
      action: 'iam:DeleteRolePolicy',
      resource: role,
      context: other,
    },
    ...['CreatePolicyVersion', 'DeletePolicy', 'SetDefaultPolicyVersion', 'DeletePolicyVersion'].map((name) => ({
      what: `changes the relay's boundary: ${name}`,
      action: `iam:${name}`,
      resource: arns.boundary,
    })),
    {
      what: 'widens its own boundary',
      action: 'iam:CreatePolicyVersion',
      resource: arns.iam(`policy/delivery/${purpose}-execution-boundary-01`),
    },
    {
      what: 'widens its own policy',
      action: 'iam:CreatePolicyVersion',
      resource: arns.iam(`policy/delivery/${purpose}-execution-policy-01`),
    },
    {
      what: 'attaches a policy to itself',
      action: 'iam:AttachRolePolicy',
      resource: own,
      context: { ...bounded, 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' },
    },
    { what: 'takes its own boundary off', action: 'iam:DeleteRolePermissionsBoundary', resource: own },
    {
      what: 'lets others become the deploy role',
      action: 'iam:UpdateAssumeRolePolicy',
      resource: arns.delivery('deploy'),
    },
    { what: 'deletes the deploy role', action: 'iam:DeleteRole', resource: arns.delivery('deploy') },
    { what: 'lengthens the sessions of the deploy role', action: 'iam:UpdateRole', resource: arns.delivery('deploy') },
    {
      what: "deletes GitHub's provider",
      action: 'iam:DeleteOpenIDConnectProvider',
      resource: arns.iam('oidc-provider/token.actions.githubusercontent.com'),
    },
    {
      what: "gives GitHub's provider another audience",
      action: 'iam:AddClientIDToOpenIDConnectProvider',
      resource: arns.iam('oidc-provider/token.actions.githubusercontent.com'),
    },
    {
      what: 'adds an identity provider',
      action: 'iam:CreateOpenIDConnectProvider',
      resource: arns.iam('oidc-provider/issuer.example.com'),
    },
    { what: 'adds a SAML provider', action: 'iam:CreateSAMLProvider', resource: arns.iam('saml-provider/mine') },
    { what: 'makes a user', action: 'iam:CreateUser', resource: arns.iam('user/mallory') },
    { what: 'makes an access key', action: 'iam:CreateAccessKey', resource: arns.iam('user/ann') },
    { what: 'makes a password', action: 'iam:CreateLoginProfile', resource: arns.iam('user/ann') },
    { what: 'adds a user to a group', action: 'iam:AddUserToGroup', resource: arns.iam('group/administrators') },
    pass('hands Lambda a role of the relay', arns.role('bastion'), 'lambda.amazonaws.com'),
    pass("hands EC2 an administrator's role", arns.iam('role/Administrator'), 'ec2.amazonaws.com'),
    pass('hands EC2 the deploy role', arns.delivery('deploy'), 'ec2.amazonaws.com'),
    pass('hands Systems Manager itself', own, 'ssm.amazonaws.com'),
    pass('hands EC2 a role of another environment', arns.role('bastion', arns.otherPurpose), 'ec2.amazonaws.com'),
    {
      what: 'makes a role for a service of AWS',
      action: 'iam:CreateServiceLinkedRole',
      resource: arns.iam('role/aws-service-role/lambda.amazonaws.com/x'),
      context: { 'iam:AWSServiceName': 'lambda.amazonaws.com' },
    },
    {
      what: 'makes a role for a service it does not name',
      action: 'iam:CreateServiceLinkedRole',
      resource: arns.iam('role/aws-service-role/lambda.amazonaws.com/x'),
    },
    { what: 'loosens the rules for passwords', action: 'iam:UpdateAccountPasswordPolicy', resource: '*' },
  ];
}
