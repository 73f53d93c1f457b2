import fc from 'fast-check';
import { loadEnvironments } from '../loader';
import { partial } from '../partial';
import { runFleetChecks } from '../run-checks';
import { type Environment } from '../schema';
import { pairChecks } from '.';
import { overlappingOwners } from './overlapping-owners';
import { relatedEnvironments } from './related-environments';

const reference = loadEnvironments().environments!.map(({ environment }) => environment);

/** Few values of each, so that environments have much in common, in all ways. */
const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const prefix = pick('10.0.0.0/24', '10.0.0.128/25', '10.0.1.0/24', '10.0.0.0/16', '172.16.0.0/28', '192.168.3.0/24');
const virtualInterface = fc
  .record({
    own: fc.boolean(),
    customerAsn: pick(65001, 65002),
    vlan: pick(101, 102),
    connectionId: pick('dxcon-fg1', 'dxcon-fg2'),
    id: pick('dxvif-fg1', 'dxvif-fg2'),
    customerAddress: pick('169.254.1.1/30', '169.254.1.5/30', '169.254.1.1/29'),
  })
  .map(({ own, customerAsn, vlan, connectionId, id, customerAddress }) =>
    own
      ? { origin: 'own', connectionId, vlan, customerAsn, customerAddress }
      : { origin: 'hosted', id, vlan, customerAsn, customerAddress },
  );
const environment = fc
  .record({
    base: pick(...reference),
    account: pick('111111111111', '222222222222'),
    purpose: pick('nss', 'nss-a', 'nss-a-b', 'nss-ab', 'nssa'),
    cidr: prefix,
    siem: fc.array(prefix, { minLength: 1, maxLength: 2 }),
    virtualInterface,
    backup: fc.option(pick('198.51.100.7', '198.51.100.8'), { nil: undefined }),
  })
  .map(({ base, account, purpose, cidr, siem, virtualInterface: input, backup }) => {
    const copy = structuredClone(base) as unknown as Record<string, Record<string, unknown>>;
    Object.assign(copy, { account, purpose });
    copy['vpc']!['cidr'] = cidr;
    copy['siem'] = [{ ...base.siem[0], prefixes: siem }] as never;
    copy['privateConnection']!['virtualInterface'] = { ...base.privateConnection, ...input };
    if (backup) copy['privateConnection']!['backup'] = { kind: 'vpn', customerGatewayAddress: backup };
    else delete copy['privateConnection']!['backup'];
    return copy as unknown as Environment;
  });

const found = (fleet: readonly Environment[], related: (index: number) => readonly number[]) =>
  fleet.map((each, index) =>
    runFleetChecks(
      each,
      { environments: fleet, related: related(index).map((other) => fleet[other]!) },
      { fleetChecks: [], pairChecks },
    ),
  );
const everyOther = (fleet: readonly Environment[]) => (index: number) => [...fleet.keys()].filter((i) => i !== index);

test('rules between two environments find what they find when every one is held against every other', () => {
  let findings = 0;
  fc.assert(
    fc.property(fc.array(environment, { minLength: 2, maxLength: 7 }), (fleet) => {
      const related = relatedEnvironments(fleet);
      const all = found(fleet, everyOther(fleet));
      findings += all.flat().length;
      expect(found(fleet, (index) => related[index]!)).toEqual(all);
    }),
    { numRuns: 300 },
  );
  expect(findings).toBeGreaterThan(300);
});

test('what a file with problems still says is held against every other file', () => {
  const [dev, prod] = reference as [Environment, Environment];
  const half = partial({ ...dev, account: prod.account, purpose: `${prod.purpose}-x` }, [['vpc', 'cidr']]);
  expect(relatedEnvironments([half, prod, dev])).toEqual([[1, 2], [0], [0]]);
});

test('environments that have nothing in common are not held against each other, however many they are', () => {
  const fleet = Array.from({ length: 300 }, (_, i) => ({
    ...structuredClone(reference[0]!),
    account: String(100_000_000_000 + i),
    vpc: { ...reference[0]!.vpc, cidr: `10.${i >> 8}.${i & 255}.0/24` },
    privateConnection: { kind: 'vpn', customerGatewayAddress: `198.51.${i >> 8}.${i & 255}`, customerAsn: 65001 },
  })) as unknown as Environment[];
  expect(relatedEnvironments(fleet).flat()).toEqual([]);
});

test('ranges overlap as their addresses do, whatever their order, unless both are shared or in other spaces', () => {
  const range = fc
    .record({
      space: pick('a', 'b'),
      first: fc.nat(20),
      length: fc.nat(8),
      owner: fc.nat(5),
      isShared: fc.boolean(),
    })
    .map(({ length, ...each }) => ({ ...each, last: each.first + length }));
  const key = (a: number, b: number) => `${Math.min(a, b)} ${Math.max(a, b)}`;
  fc.assert(
    fc.property(fc.array(range, { maxLength: 12 }), (ranges) => {
      const expected = ranges.flatMap((a, i) =>
        ranges
          .slice(i + 1)
          .filter((b) => a.space === b.space && a.first <= b.last && b.first <= a.last && !(a.isShared && b.isShared))
          .map((b) => key(a.owner, b.owner)),
      );
      const pairs = [...overlappingOwners(ranges)].map(([a, b]) => key(a, b));
      expect(new Set(pairs)).toEqual(new Set(expected));
    }),
  );
});
