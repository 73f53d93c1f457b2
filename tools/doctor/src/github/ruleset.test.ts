import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { known } from '../line';
import { CLONE, gitHubFacts, troubles } from '../testing';
import { checkMain } from './check-main';
import { type Ruleset, rulesetDifferences } from './ruleset';

/** What GitHub answers for a ruleset that was made from the file: more than the file has. */
const answered = (ruleset: Ruleset): Ruleset => ({
  id: 5,
  source_type: 'Repository',
  source: 'a/b',
  node_id: 'x',
  created_at: '2026-01-01',
  _links: {},
  current_user_can_bypass: 'never',
  ...ruleset,
  rules: [...(ruleset.rules ?? [])].reverse().map((rule) =>
    rule.type === 'pull_request'
      ? {
          ...rule,
          parameters: {
            ...rule.parameters,
            allowed_merge_methods: ['merge'],
            automatic_copilot_code_review_enabled: false,
          },
        }
      : rule,
  ),
});
const wanted = CLONE.rulesets.map(({ ruleset }) => ruleset);

test.each(wanted.map((ruleset) => [ruleset.name, ruleset] as const))(
  '%s is as wanted, whatever GitHub adds and in which order',
  (_, ruleset) => {
    expect(rulesetDifferences(ruleset, answered(ruleset))).toEqual([]);
  },
);

/** Every version of a value with one thing in it changed: turned, taken away, or one thing more. */
function* mutants(value: unknown): Generator<unknown> {
  if (typeof value === 'boolean') yield !value;
  else if (typeof value === 'number') yield* [0, value + 1];
  else if (typeof value === 'string') yield* ['', `${value}x`];
  else if (Array.isArray(value)) {
    yield [...(value as unknown[]), 'one more'];
    for (const [index, item] of value.entries()) {
      yield value.filter((_, other) => other !== index);
      for (const mutant of mutants(item)) yield value.map((other: unknown, at) => (at === index ? mutant : other));
    }
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
      for (const mutant of mutants(item)) yield { ...value, [key]: mutant };
    }
  }
}

test.each(wanted.map((ruleset) => [ruleset.name, ruleset] as const))(
  'every mutant of %s is noticed, and the doctor prints the command',
  (_, ruleset) => {
    // A list of rules with one more is stricter, and no rule of ours.
    const broken = [...mutants(ruleset)].filter(
      (mutant) => !((mutant as Ruleset).rules as unknown[] | undefined)?.includes('one more'),
    );
    expect(broken.length).toBeGreaterThan(15);
    expect(broken.filter((mutant) => rulesetDifferences(ruleset, answered(mutant as Ruleset)).length === 0)).toEqual(
      [],
    );
    const lines = checkMain(
      gitHubFacts({
        rulesets: known(
          wanted.map((each, id) => (each === ruleset ? { ...each, enforcement: 'disabled', id } : { ...each, id })),
        ),
      }),
      'a/b',
      CLONE.rulesets,
      CLONE.files,
    );
    expect(troubles(lines)).toEqual([`fail ruleset ${ruleset.name}`]);
    expect(lines.find(({ verdict }) => verdict === 'fail')).toMatchObject({
      found: 'enforcement: "disabled", wanted "active"',
      command: expect.stringMatching(
        /^gh api --method PUT repos\/a\/b\/rulesets\/\d --input \.github\/rulesets\/[a-z-]+\.json$/,
      ) as string,
    });
  },
);

test('the check that main requires is a job of ci that never is skipped and waits for all others', () => {
  const ci = parse(readFileSync(join(workspaceRoot(), '.github/workflows/ci.yml'), 'utf8')) as {
    jobs: Record<string, { name: string; if?: string; needs?: string[] }>;
  };
  const rule = wanted
    .flatMap(({ rules = [] }) => rules)
    .flatMap((each) => (each.type === 'required_status_checks' ? [each] : []))[0];
  const [check] = rule?.parameters?.required_status_checks ?? [];
  const [id, job] = Object.entries(ci.jobs).find(([, { name }]) => name === check?.context) ?? [];
  expect([job?.if, job?.needs?.sort()]).toEqual([
    'always()',
    Object.keys(ci.jobs)
      .filter((other) => other !== id)
      .sort(),
  ]);
});
