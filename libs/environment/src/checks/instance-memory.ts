/**
 * Memory in GiB of the instance types NSS is known to run on.
 * Sources: the vendor's deployment guide for AWS (t2, m4, r4, c4); the vendor's templates for its other appliances
 * (m5 to m8i, r5 to r8i); the sizes are AWS's (docs.aws.amazon.com/ec2, "Instance type specifications").
 */
export const MEMORY_GIB: Readonly<Record<string, number>> = {
  't2.large': 8,
  't2.xlarge': 16,
  't2.2xlarge': 32,
  'm4.large': 8,
  'm4.4xlarge': 64,
  'r4.large': 15.25,
  'r4.xlarge': 30.5,
  'r4.4xlarge': 122,
  'c4.8xlarge': 60,
  ...family(['m5', 'm6i', 'm7i', 'm8i'], 8),
  ...family(['r5', 'r6i', 'r7i', 'r8i'], 16),
};

/** A family's memory doubles with each size, from `large` on. */
function family(names: readonly string[], largeGiB: number): Record<string, number> {
  const sizes = ['large', 'xlarge', '2xlarge', '4xlarge'];
  return Object.fromEntries(names.flatMap((name) => sizes.map((size, i) => [`${name}.${size}`, largeGiB * 2 ** i])));
}

/** Most users a server of at least so much memory can relay. Source: the vendor's deployment guide for AWS. */
export const USERS_BY_MEMORY = [
  { memoryGiB: 8, users: 15_000 },
  { memoryGiB: 16, users: 40_000 },
  { memoryGiB: 32, users: 100_000 },
] as const;

/** Instance types whose memory is enough for so many users on one server, the smallest first. */
export function instanceTypesFor(users: number): string[] {
  const needs = USERS_BY_MEMORY.find((row) => users <= row.users);
  return Object.entries(MEMORY_GIB)
    .filter(([, gib]) => gib >= (needs?.memoryGiB ?? Infinity))
    .sort(([, a], [, b]) => a - b)
    .map(([type]) => type);
}
