import { type Box, disjoint } from './space';

/** The same packets in the fewest boxes that neighbours make, in an order that says nothing about how they came to be. */
export function merged(boxes: readonly Box[]): Box[] {
  let rest = disjoint(boxes);
  for (;;) {
    const byPeers = joined(rest, peers, ports);
    const next = joined(byPeers, ports, peers);
    if (next.length === rest.length) return next.sort(inOrder);
    rest = next;
  }
}

/** One edge of a box: the two keys that bound it. */
type Edge = readonly ['first' | 'fromPort', 'last' | 'toPort'];
const peers: Edge = ['first', 'last'];
const ports: Edge = ['fromPort', 'toPort'];

/** Boxes that are the same but for one edge, and touch there, are one. */
function joined(boxes: readonly Box[], [from, to]: Edge, [otherFrom, otherTo]: Edge): Box[] {
  const rows = new Map<string, Box[]>();
  for (const box of boxes) {
    const key = [box.protocol, box.family, box[otherFrom], box[otherTo]].join(' ');
    rows.set(key, [...(rows.get(key) ?? []), box]);
  }
  return [...rows.values()].flatMap((row) =>
    row
      .sort((a, b) => a[from] - b[from])
      .reduce<Box[]>((all, box) => {
        const before = all.at(-1);
        if (!before || before[to] + 1 < box[from]) return [...all, box];
        return [...all.slice(0, -1), { ...before, [to]: Math.max(before[to], box[to]) }];
      }, []),
  );
}

function inOrder(a: Box, b: Box): number {
  const names = `${a.protocol} ${a.family}`.localeCompare(`${b.protocol} ${b.family}`, 'en');
  return names || a.fromPort - b.fromPort || a.first - b.first || a.toPort - b.toPort;
}
