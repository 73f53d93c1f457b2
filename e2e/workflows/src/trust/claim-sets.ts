/** Claims of a token that somebody may come with. */
export interface ClaimSet {
  /** Nothing when the token has none. */
  sub?: string;
  aud: string;
}

/** What the identities are for. */
export interface TrustSetting {
  /** `acme/nss-on-aws` */
  repository: string;
  /** The same with ids. */
  withIds: string;
  audience: string;
  /** GitHub environments that roles trust. */
  environments: readonly string[];
  /** Those of them whose roles trust the form with ids as well. @default - none */
  inBothForms?: readonly string[];
}

/** Repositories that look like ours: other letters, longer, shorter, another owner, and the form with ids. */
function lookAlikes({ repository, withIds }: TrustSetting): string[] {
  const [owner = '', name = ''] = repository.split('/');
  return [
    `${owner.toUpperCase()}/${name}`,
    `${owner}/${name}2`,
    `${owner}/${name.slice(0, -1)}`,
    `${owner}2/${name}`,
    `mallory/${name}`,
    `${owner}/${name.toUpperCase()}`,
    withIds,
    `${owner}/*`,
  ];
}

/** What follows a repository that is not ours: all that may be trusted, a branch, a pull request. */
function trustedTails({ environments }: TrustSetting): string[] {
  return [
    ...environments.map((environment) => `environment:${environment}`),
    'pull_request',
    'ref:refs/heads/main',
    'environment:*',
  ];
}

/** What follows our own: names that look like an environment, branches and tags called like one. */
function otherTails({ environments }: TrustSetting): string[] {
  return [
    ...environments.flatMap((environment) => [
      `environment:${environment.toUpperCase()}`,
      `environment:${environment}2`,
      `environment:${environment.slice(0, -1)}`,
      `environment:${environment}%20`,
      `ref:refs/heads/${environment}`,
      `ref:refs/tags/${environment}`,
      `environment:${environment}:ref:refs/heads/main`,
    ]),
    'environment:',
    'environment',
    '',
    'ref:refs/pull/1/merge',
  ];
}

/** Claim sets of everybody who may come: ours, and those who are not us. No two are the same. */
export function claimSets(setting: TrustSetting): ClaimSet[] {
  const subject = (repository: string, tail: string) => `repo:${repository}${tail === '' ? '' : `:${tail}`}`;
  const ours = [...trustedTails(setting), ...otherTails(setting)].map((tail) => subject(setting.repository, tail));
  const theirs = lookAlikes(setting).flatMap((repository) =>
    trustedTails(setting).map((tail) => subject(repository, tail)),
  );
  const sets: ClaimSet[] = [
    ...[...ours, ...theirs].map((sub) => ({ sub, aud: setting.audience })),
    ...trustedTails(setting).map((tail) => ({
      sub: subject(setting.repository, tail),
      aud: `https://github.com/${setting.repository.split('/')[0]}`,
    })),
    { aud: setting.audience },
    { sub: '', aud: setting.audience },
    { sub: '*', aud: setting.audience },
  ];
  return [...new Map(sets.map((set) => [JSON.stringify(set), set])).values()];
}

/** Whether a role that trusts an environment is to be had with a claim set. */
export function mayTake(
  { sub, aud }: ClaimSet,
  environment: string,
  { repository, withIds, audience, inBothForms = [] }: TrustSetting,
): boolean {
  const forms = inBothForms.includes(environment) ? [repository, withIds] : [repository];
  return aud === audience && forms.some((form) => sub === `repo:${form}:environment:${environment}`);
}
