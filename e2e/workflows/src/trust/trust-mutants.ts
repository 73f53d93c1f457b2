import { ISSUER_HOST, type TrustPolicy, type TrustStatement } from './trust-policy';

const AUD = `${ISSUER_HOST}:aud`;
const SUB = `${ISSUER_HOST}:sub`;

/** A way to widen a trust policy. */
export interface TrustMutant {
  name: string;
  /** Why no claim set gets in through it, where none does; the policy's shape alone tells. */
  hidden?: string;
  mutate(statement: TrustStatement): TrustStatement | TrustStatement[];
}

/** The subject, the first of two. */
function subjectOf({ Condition }: TrustStatement): string {
  return String([Condition?.StringEquals?.[SUB] ?? ''].flat()[0]);
}

function audienceOf({ Condition }: TrustStatement): string {
  return String(Condition?.StringEquals?.[AUD]);
}

/** The audience as it was, the subject compared in another way. */
function compared(name: string, operator: string, value: (subject: string) => string): TrustMutant {
  return {
    name,
    mutate: (statement) => {
      const subjects: Record<string, string> = { [SUB]: value(subjectOf(statement)) };
      const audiences: Record<string, string> = { [AUD]: audienceOf(statement) };
      return { ...statement, Condition: { StringEquals: audiences, [operator]: subjects } };
    },
  };
}

/** A second subject beside the first. */
function besides(what: string, other: (subject: string) => string, hidden?: string): TrustMutant {
  return {
    name: `a second subject: ${what}`,
    ...(hidden !== undefined && { hidden }),
    mutate: (statement) => ({
      ...statement,
      Condition: {
        StringEquals: { [AUD]: audienceOf(statement), [SUB]: [subjectOf(statement), other(subjectOf(statement))] },
      },
    }),
  };
}

/** The mistakes that are known to have let strangers into accounts, and some more. */
export const TRUST_MUTANTS: readonly TrustMutant[] = [
  compared('subject widened to the owner', 'StringLike', (subject) => `${subject.split('/')[0]}/*`),
  compared('subject widened to the repository', 'StringLike', (subject) => `${subject.split(':environment:')[0]}:*`),
  compared('subject begins like the environment', 'StringLike', (subject) => `${subject}*`),
  compared('letters do not count', 'StringEqualsIgnoreCase', (subject) => subject),
  compared('ForAllValues', 'ForAllValues:StringEquals', (subject) => subject),
  compared('IfExists', 'StringEqualsIfExists', (subject) => subject),
  compared('everybody but', 'StringNotEquals', (subject) => `${subject}-other`),
  {
    name: 'subject dropped',
    mutate: (statement) => ({ ...statement, Condition: { StringEquals: { [AUD]: audienceOf(statement) } } }),
  },
  {
    name: 'audience dropped',
    hidden: 'the provider has one audience only',
    mutate: (statement) => ({ ...statement, Condition: { StringEquals: { [SUB]: subjectOf(statement) } } }),
  },
  { name: 'conditions dropped', mutate: ({ Condition: _, ...statement }) => statement },
  {
    name: 'a second subject',
    mutate: (statement) => ({
      ...statement,
      Condition: {
        StringEquals: {
          [AUD]: audienceOf(statement),
          [SUB]: [subjectOf(statement), `${subjectOf(statement).split(':environment:')[0]}:pull_request`],
        },
      },
    }),
  },
  besides('another environment', (subject) => `${subject}2`),
  besides(
    'another owner with ids',
    (subject) => subject.replace(/^repo:[^/]+\/([^@:]+)[^:]*/, 'repo:mallory@1/$1@2'),
    'nobody comes with these ids',
  ),
  besides(
    'another repository with ids',
    (subject) => subject.replace(/^repo:([^@/]+)[^/]*\/([^@:]+)[^:]*/, 'repo:$1@1/$22@2'),
    'nobody comes with these ids',
  ),
  besides(
    'ids of the owner only',
    (subject) => subject.replace(/^repo:([^@/]+)[^/]*\/([^@:]+)[^:]*/, 'repo:$1@1/$2'),
    'nobody comes with these ids',
  ),
  besides(
    'a pattern for ids',
    (subject) => subject.replace(/^repo:([^@/]+)[^/]*\/([^@:]+)[^:]*/, 'repo:$1@*/$2@*'),
    "compared as it is, a pattern is nobody's subject",
  ),
  {
    name: 'a second statement for the main branch',
    mutate: (statement) => [
      statement,
      {
        ...statement,
        Condition: {
          StringEquals: {
            [AUD]: audienceOf(statement),
            [SUB]: `${subjectOf(statement).split(':environment:')[0]}:ref:refs/heads/main`,
          },
        },
      },
    ],
  },
  {
    name: 'anybody',
    hidden: 'the claims still have to fit',
    mutate: (statement) => ({ ...statement, Principal: '*' }),
  },
  {
    name: 'every way in',
    hidden: 'other ways take no identity token',
    mutate: (statement) => ({ ...statement, Action: 'sts:*' }),
  },
];

/** A policy with one mistake in it. */
export function mutated(policy: TrustPolicy, { mutate }: TrustMutant): TrustPolicy {
  return { ...policy, Statement: policy.Statement.flatMap((statement) => mutate(statement)) };
}
