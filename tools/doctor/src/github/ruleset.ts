import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Part, type Schema } from '@nss/github-api';

/** A ruleset as GitHub shows it, or a part of it, as a file has it; what is not looked at by name is compared all the same. */
export type Ruleset = Part<Schema<'repository-ruleset'>>;

type Rule = NonNullable<Ruleset['rules']>[number];

/** A ruleset of the repository, and the file that GitHub takes as it is. */
export interface WantedRuleset {
  /** Relative to the repository's root. */
  readonly file: string;
  readonly ruleset: Ruleset;
}

/** Where the rulesets lie that the repository wants. */
const RULESETS_FOLDER = '.github/rulesets';

/** The rulesets that the repository wants. */
export function wantedRulesets(root: string): WantedRuleset[] {
  return readdirSync(join(root, RULESETS_FOLDER))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      file: `${RULESETS_FOLDER}/${name}`,
      ruleset: JSON.parse(readFileSync(join(root, RULESETS_FOLDER, name), 'utf8')) as Ruleset,
    }));
}

/**
 * Where a ruleset differs from the wanted one, as `place: found, wanted …`. The whole is compared: what is wanted has to be as it is, lists
 * without anything more in them. GitHub's own additions (ids, dates, links, parameters that were added since) say nothing.
 */
export function rulesetDifferences({ rules = [], ...wanted }: Ruleset, found: Ruleset): string[] {
  return [
    ...differences('', wanted, found),
    ...rules.flatMap((rule) => {
      const type = rule.type ?? '';
      const there = found.rules?.find((candidate) => candidate.type === type);
      return there ? differences(type, parametersOf(rule), parametersOf(there)) : [`${type}: missing`];
    }),
  ];
}

function parametersOf(rule: Rule): object {
  return ('parameters' in rule && rule.parameters) || {};
}

function differences(place: string, wanted: unknown, found: unknown): string[] {
  const isSame = Array.isArray(wanted)
    ? Array.isArray(found) && isDeepStrictEqual(asSet(wanted, wanted), asSet(found, wanted))
    : wanted === found;
  if (isSame) return [];
  if (Array.isArray(wanted) || wanted === null || typeof wanted !== 'object')
    return [`${place}: ${shown(found)}, wanted ${shown(wanted)}`];
  const there = (found ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(wanted).flatMap(([key, value]) =>
    differences(place === '' ? key : `${place}.${key}`, value, there[key]),
  );
}

/** A list as a set of texts. Of an object in it those keys count that the wanted ones have: GitHub may add others. */
function asSet(list: readonly unknown[], wanted: readonly unknown[]): string[] {
  const keys = new Set(wanted.flatMap((each) => Object.keys(Object(each) as object)));
  return list
    .map((entry) =>
      entry !== null && typeof entry === 'object' && keys.size > 0
        ? JSON.stringify(
            Object.entries(entry)
              .filter(([key]) => keys.has(key))
              .sort(([a], [b]) => (a < b ? -1 : 1)),
          )
        : JSON.stringify(entry),
    )
    .sort();
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
