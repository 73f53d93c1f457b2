/** Members that say when something happened, how often, or what AWS called it, and nothing of what it is. */
const CHANCE =
  /(Time|Date|Timestamp|Version(Number|Id)?|Versions|Hash|Token|Revision|StateReason\w*|StateUpdated\w*|StateTransitioned\w*|MacAddress|PublicIp|PublicIpAddress|PublicDnsName|PrivateDnsName|CurrentKeyMaterialId|PreSharedKeyArn|CarrierIp|[sS]toredBytes|Bytes|creationTime|lastModified|CustomerGatewayConfiguration|Options|DnsEntries|RequesterId|OwnerId|Since|AttachTime|LaunchIndex|Reservation\w*|StackId)$/;

/** Ids that AWS makes up, wherever they stand: `i-0a1b2c3d`, UUIDs, `AROA…`, and what CloudFormation adds to names. */
const MADE_UP: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UUID'],
  [/\b((?:[a-z]+-)*[a-z]+)-(?=[0-9a-z]*\d)[0-9a-f]{8,17}\b/g, '$1-ID'],
  [/\b(dxvif|dx-gateway|dxcon)-[0-9a-z]{8}\b/g, '$1-ID'],
  [/\bA[A-Z0-9]{15,20}\b/g, 'ID'],
  [/-[A-Z0-9]{12,13}\b/g, '-ID'],
];

/**
 * What is left of a thing when everything is taken away that differs between two accounts in which the same was done.
 * @returns a text, equal for equal things
 */
export function withoutChance(thing: unknown): string {
  const text = JSON.stringify(plain(thing)) ?? '';
  return MADE_UP.reduce((left, [pattern, name]) => left.replace(pattern, name), text);
}

/** The same data with its members in order, its tags of CloudFormation and what chance decides left out. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return undefined;
  if (Array.isArray(value))
    return value
      .map((item: unknown) => plain(item))
      .filter((item) => !isOfCloudFormation(item))
      .map((item) => [JSON.stringify(item) ?? '', item] as const)
      .sort(([one], [other]) => (withIdsAway(one) < withIdsAway(other) ? -1 : 1))
      .map(([, item]) => item);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !CHANCE.test(name) && !name.startsWith('$') && !name.startsWith('aws:'))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => [name, plain(member)]),
  );
}

const withIdsAway = (text: string) => MADE_UP.reduce((left, [pattern, name]) => left.replace(pattern, name), text);

/** A tag that CloudFormation gives by itself. */
function isOfCloudFormation(item: unknown): boolean {
  return typeof item === 'object' && item !== null && /^aws:/.test(String((item as { Key?: string }).Key ?? ''));
}
