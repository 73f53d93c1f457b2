import { type ConsentFacts, consentGivenBy } from './consent-given';

const reviewed = { protection_rules: [{ type: 'required_reviewers', reviewers: [{}] }] };
const approval = { state: 'approved' as const, user: { login: 'ann' }, environments: [{ name: 'prod-consent' }] };
const facts = (more: Partial<ConsentFacts> = {}): ConsentFacts => ({
  name: 'prod-consent',
  environment: reviewed,
  reviews: [approval],
  change: 'c0ffee',
  given: [],
  actor: 'eve',
  ...more,
});

test('a reviewer of that very environment consents', () => {
  expect(consentGivenBy(facts())).toBe('ann');
});

test.each<[string, Partial<ConsentFacts>, string]>([
  [
    'another environment was approved',
    { reviews: [{ ...approval, environments: [{ name: 'prod' }] }] },
    'no reviewer of prod-consent approved',
  ],
  ['it was refused', { reviews: [{ ...approval, state: 'rejected' }] }, 'no reviewer of prod-consent approved'],
  [
    'who started the run says so, and there are reviewers to ask',
    { reviews: [], given: ['c0ffee'] },
    'no reviewer of prod-consent approved',
  ],
  ['there is no environment', { environment: undefined }, 'there is no GitHub environment prod-consent'],
  [
    'there are no reviewers',
    { environment: { protection_rules: [{ type: 'branch_policy' }] }, reviews: [] },
    'gh workflow run deploy.yml -f consent=c0ffee',
  ],
  [
    'a list of reviewers without anybody',
    { environment: { protection_rules: [{ type: 'required_reviewers', reviewers: [] }] } },
    'has no reviewers',
  ],
  ['the digest of another change', { environment: {}, given: ['c0ffee0', ''] }, 'has no reviewers'],
])('nobody consented: %s', (_, more, problem) => {
  expect(() => consentGivenBy(facts(more))).toThrow(problem);
});

test('where nobody can be asked, the digest of the change counts, and who gave it is said', () => {
  expect(consentGivenBy(facts({ environment: {}, reviews: [], given: ['abc', 'c0ffee'] }))).toBe(
    'eve, who started this run with it',
  );
});

/** Every version of a value with one text in it changed, or one thing taken away. */
function* mutants(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield* ['', `${value}2`, value.toUpperCase()];
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield value.filter((_, other) => other !== index);
      for (const mutant of mutants(item)) yield value.map((other: unknown, at) => (at === index ? mutant : other));
    }
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      if (key === 'user') continue;
      if (key !== 'environments' && key !== 'protection_rules') yield { ...value, [key]: undefined };
      for (const mutant of mutants(item)) yield { ...value, [key]: mutant };
    }
  }
}

test('every mutant of an approval, and of the environment that asks for it, is no consent', () => {
  const { reviews, environment } = facts();
  const broken = [
    ...[...mutants(reviews)].map((mutant) => ({ reviews: mutant })),
    ...[...mutants(environment)].map((mutant) => ({ environment: mutant })),
  ] as Partial<ConsentFacts>[];
  expect(broken.length).toBeGreaterThan(10);
  expect(
    broken.filter((mutant) => {
      try {
        return consentGivenBy(facts(mutant)) !== '';
      } catch {
        return false;
      }
    }),
  ).toEqual([]);
});
