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
    const principals =
      typeof statement.Principal === 'object' && statement.Principal !== null
        ? Object.entries(statement.Principal)
        : [];
    return [
      ...(statement.Effect === 'Allow' ? [] : [at(`has the effect ${statement.Effect}`)]),
      ...(principals.length === 1 &&
      principals[0]![0] === 'Federated' &&
      String(principals[0]![1]).endsWith(`:oidc-provider/${ISSUER_HOST}`)
        ? []
        : [at("trusts others than GitHub's provider")]),
      ...(statement.Action === 'sts:AssumeRoleWithWebIdentity' ? [] : [at(`allows ${String(statement.Action)}`)]),
      ...operators.filter((operator) => operator !== 'StringEquals').map((operator) => at(`compares with ${operator}`)),
      ...(values('aud').length === 1 ? [] : [at('does not name one audience')]),
      ...(isOneSubject(values('sub')) ? [] : [at('does not name one subject')]),
      ...values('sub')
        .filter((subject) => !SUBJECT.test(subject))
        .map((subject) => at(`trusts ${subject}, which is no environment of a repository`)),
    ];
  });
}

/** Owner, its id, repository, its id and environment of a subject; ids stand in both places or in none. */
const SUBJECT = /^repo:([A-Za-z0-9_.-]+)(?:@([0-9]+))?\/([A-Za-z0-9._-]+)(?:@([0-9]+))?:environment:([^:*?]+)$/;

/**
 * Whether subjects are one: one text, or the two forms that GitHub has for one environment of one repository, with ids and without.
 * https://docs.github.com/en/actions/reference/security/oidc#immutable-subject-claims
 */
function isOneSubject(subjects: readonly string[]): boolean {
  const [first, second, ...others] = subjects
    .map((subject) => SUBJECT.exec(subject))
    .sort((a, b) => Number(a?.[2] !== undefined) - Number(b?.[2] !== undefined));
  if (others.length > 0 || !first || (first[2] === undefined) !== (first[4] === undefined)) return false;
  if (subjects.length === 1) return true;
  const isPair = first[2] === undefined && second?.[2] !== undefined && second[4] !== undefined;
  return isPair && [1, 3, 5].every((part) => first[part] === second[part]);
}
