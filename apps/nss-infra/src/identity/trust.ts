/** Issuer of the tokens that jobs of GitHub Actions carry, without its scheme. */
export const GITHUB_ISSUER = 'token.actions.githubusercontent.com';

/** Whom the tokens have to be meant for. */
export const STS_AUDIENCE = 'sts.amazonaws.com';

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
    Statement: [{
      Effect: 'Allow',
      Principal: { Federated: providerArn },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { [`${GITHUB_ISSUER}:aud`]: STS_AUDIENCE, [`${GITHUB_ISSUER}:sub`]: subject } },
    }],
  };
}

/**
 * Trust in CloudFormation, acting for this account.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
export function cloudFormationTrust(account: string): object {
  return {
    Version: '2012-10-17',
    Statement: [{
      Effect: 'Allow', Principal: { Service: 'cloudformation.amazonaws.com' }, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'aws:SourceAccount': account } },
    }],
  };
}
