import { GITHUB_ISSUER, STS_AUDIENCE } from '@nss/environment';

/**
 * Trust in the jobs of exactly one GitHub environment of one repository. Both audience and subject are compared as they
 * are: a pattern would let pull requests, or repositories that begin alike, in.
 * https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 *
 * @param providerArn the identity provider in this account
 * @param subject `repo:OWNER/REPOSITORY:environment:prod`
 */
export function githubTrust(providerArn: string, subject: string): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: providerArn },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${GITHUB_ISSUER}:aud`]: STS_AUDIENCE, [`${GITHUB_ISSUER}:sub`]: subject } },
      },
    ],
  };
}

/**
 * Trust in CloudFormation, acting for this account. The page on confused deputies tells of `aws:SourceAccount` for the roles of
 * registry extensions only; none says that it comes along when CloudFormation assumes the service role of a stack, and the role
 * that `cdk bootstrap` makes has no condition. So the account has to be this one where the key is sent, and the role can be
 * assumed where it is not: nobody hands CloudFormation a role of another account.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cross-service-confused-deputy-prevention.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export function cloudFormationTrust(account: string): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'cloudformation.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEqualsIfExists: { 'aws:SourceAccount': account } },
      },
    ],
  };
}
