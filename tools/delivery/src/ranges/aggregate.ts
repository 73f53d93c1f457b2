import { excludeCidr, mergeCidr } from 'cidr-tools';

/** The fewest ranges that cover the same addresses, IPv4 before IPv6, each in order. */
export function aggregate(prefixes: readonly string[]): string[] {
  return mergeCidr([...prefixes]).sort(
    (a, b) => Number(a.includes(':')) - Number(b.includes(':')) || order(a) - order(b) || a.localeCompare(b),
  );
}

/** What a new list covers and the old one did not, and the other way around. */
export function difference(before: readonly string[], after: readonly string[]): { opens: string[]; closes: string[] } {
  const [old, current] = [aggregate(before), aggregate(after)];
  return { opens: aggregate(excludeCidr(current, old)), closes: aggregate(excludeCidr(old, current)) };
}

function order(prefix: string): number {
  return prefix.includes(':')
    ? 0
    : prefix
        .split(/[./]/)
        .slice(0, 4)
        .reduce((sum, part) => sum * 256 + Number(part), 0);
}
