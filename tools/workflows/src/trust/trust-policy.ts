/** A trust policy, as far as it is looked at. */
export interface TrustPolicy {
  Version: string;
  Statement: TrustStatement[];
}

/** One statement of it. */
export interface TrustStatement {
  Effect: string;
  Principal: unknown;
  Action: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** Issuer of GitHub's tokens, as condition keys name it. */
export const ISSUER_HOST = 'token.actions.githubusercontent.com';

/** Why a trust policy lets in more than the jobs of one environment; nothing when it does not. */
export function trustProblems({ Statement }: TrustPolicy): string[] {
  return Statement.flatMap((statement, index) => {
    const at = (problem: string) => `statement ${index + 1} ${problem}`;
    const conditions = statement.Condition ?? {};
    const operators = Object.keys(conditions);
    const exact = conditions.StringEquals ?? {};
    const values = (claim: string) => [exact[`${ISSUER_HOST}:${claim}`] ?? []].flat();
    const principals = typeof statement.Principal === 'object' && statement.Principal !== null ? Object.entries(statement.Principal) : [];
    return [
      ...(statement.Effect === 'Allow' ? [] : [at(`has the effect ${statement.Effect}`)]),
      ...(principals.length === 1 && principals[0]![0] === 'Federated' && String(principals[0]![1]).endsWith(`:oidc-provider/${ISSUER_HOST}`) ? [] : [at('trusts others than GitHub\'s provider')]),
      ...(statement.Action === 'sts:AssumeRoleWithWebIdentity' ? [] : [at(`allows ${String(statement.Action)}`)]),
      ...operators.filter((operator) => operator !== 'StringEquals').map((operator) => at(`compares with ${operator}`)),
      ...(values('aud').length === 1 ? [] : [at('does not name one audience')]),
      ...(values('sub').length === 1 ? [] : [at('does not name one subject')]),
      ...values('sub').filter((subject) => !/^repo:[^:*?]+:environment:[^:*?]+$/.test(subject)).map((subject) => at(`trusts ${subject}, which is no environment of a repository`)),
    ];
  });
}
