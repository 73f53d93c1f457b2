/** Issuer of the tokens that jobs of GitHub Actions carry, without its scheme. */
export const GITHUB_ISSUER = 'token.actions.githubusercontent.com';

/** Whom the tokens have to be meant for. */
export const STS_AUDIENCE = 'sts.amazonaws.com';
