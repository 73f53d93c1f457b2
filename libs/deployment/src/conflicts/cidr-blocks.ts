/** A subnet is a /28 at least. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const SMALLEST = 28;

/** The /28 ranges of a subnet's range, so that two ranges overlap where they share one: `10.0.0.0/27` has `10.0.0.0` and `10.0.0.16`. */
export function cidrBlocks(cidr: string): string[] {
  const [address = '', length = ''] = cidr.split('/');
  const first = address.split('.').reduce((value, octet) => value * 256 + Number(octet), 0);
  const count = 2 ** Math.max(0, SMALLEST - Number(length));
  return Array.from({ length: count }, (_, i) => {
    const value = first + i * 2 ** (32 - SMALLEST);
    return [24, 16, 8, 0].map((bits) => Math.floor(value / 2 ** bits) % 256).join('.');
  });
}
