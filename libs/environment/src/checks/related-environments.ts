import { parsePrefix } from '@nss/network';
import { connectionOf } from '../private-connection';
import { type Environment } from '../schema';
import { type OwnedRange, overlappingOwners } from './overlapping-owners';
import { bgpLinks, siemPrefixes, vpcPrefixes } from './prefixes';
import { routerMarks } from './router-marks';

/** What two environments have to have in common before a rule between them can find anything. */
interface Claims {
  readonly keys: readonly string[];
  /** Keys of others that are in the way of this one's. */
  readonly beside: readonly string[];
  readonly ranges: readonly Omit<OwnedRange, 'owner'>[];
}

/**
 * For each environment the others that a rule between two environments (`pairChecks`) may find something with, by their index and
 * in order. Found by sorting, so that a thousand environments are not compared a million times; whoever is left out has no range, no
 * name and no port of a router in common with it.
 */
export function relatedEnvironments(environments: readonly Environment[]): readonly (readonly number[])[] {
  const related = environments.map(() => new Set<number>());
  const relate = (a: number, b: number) => {
    if (a === b) return;
    related[a]?.add(b);
    related[b]?.add(a);
  };
  const claims = environments.map(claimsOf);
  const owners = ownersOf(claims);
  for (const [index, claim] of claims.entries()) {
    // Of a file with problems not everything is known: whatever its rules can still say, they say.
    if (!claim) environments.forEach((_, other) => relate(index, other));
    for (const key of [...(claim?.keys ?? []), ...(claim?.beside ?? [])])
      owners.get(key)?.forEach((other) => relate(index, other));
  }
  const ranges = claims.flatMap((claim, owner) => (claim?.ranges ?? []).map((range) => ({ ...range, owner })));
  for (const [a, b] of overlappingOwners(ranges)) relate(a, b);
  return related.map((others) => [...others].sort((a, b) => a - b));
}

function ownersOf(claims: readonly (Claims | undefined)[]): ReadonlyMap<string, readonly number[]> {
  const owners = new Map<string, number[]>();
  for (const [index, claim] of claims.entries()) {
    for (const key of claim?.keys ?? []) {
      const having = owners.get(key);
      if (having) having.push(index);
      else owners.set(key, [index]);
    }
  }
  return owners;
}

function claimsOf(environment: Environment): Claims | undefined {
  try {
    const { account, purpose } = environment;
    const words = purpose.split('-');
    return {
      keys: [`account ${account} ${purpose}-`, ...interfaceKeys(environment)],
      beside: words.map((_, i) => `account ${account} ${words.slice(0, i + 1).join('-')}-`),
      ranges: [
        ...vpcPrefixes(environment).map(({ prefix }) => ({ space: 'addresses', ...parsePrefix(prefix) })),
        ...siemPrefixes(environment).map(({ prefix }) => ({
          space: 'addresses',
          ...parsePrefix(prefix),
          isShared: true,
        })),
        // A link is one only at one router.
        ...routerMarks(environment).flatMap((mark) =>
          bgpLinks(environment).map(({ prefix }) => ({ space: `links ${mark}`, ...parsePrefix(prefix) })),
        ),
      ],
    };
  } catch {
    return undefined;
  }
}

function interfaceKeys(environment: Environment): string[] {
  return connectionOf(environment).virtualInterfaces.map(({ input }) =>
    input.origin === 'own' ? `VLAN ${input.connectionId} ${input.vlan}` : `interface ${input.id}`,
  );
}
