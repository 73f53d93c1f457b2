import { numberToAddress } from '@nss/network';
import { type Box, wholeRanges } from '@nss/reachability';

/** More ranges than these are counted, not listed. */
const LONGEST_LIST = 3;
const EVERY_ADDRESS = 2 ** 32;

/** What is known of names: groups of addresses that are no addresses here. */
const FAMILIES: Readonly<Record<string, string>> = {
  'interface-endpoints': 'the interface endpoints',
  ipv6: 'any IPv6 address',
  public: 'any public address',
};

/** Packets as people write them: `TCP 443 to 46 ranges (38,144 addresses)`; several ports and protocols one after the other. */
export function packetsText(boxes: readonly Box[], towards: 'to' | 'from', ranges: readonly string[] = []): string {
  const rows = new Map<string, { protocols: string[]; own: Box[] }>();
  const byProtocol = new Map<string, Box[]>();
  for (const box of wholeRanges(boxes, ranges)) {
    const key = `${box.protocol} ${box.fromPort} ${box.toPort}`;
    byProtocol.set(key, [...(byProtocol.get(key) ?? []), box]);
  }
  for (const own of byProtocol.values()) {
    const [{ protocol, fromPort, toPort }] = own as [Box];
    const key = JSON.stringify([fromPort, toPort, own.map(({ family, first, last }) => [family, first, last])]);
    rows.set(key, { protocols: [...(rows.get(key)?.protocols ?? []), protocol], own });
  }
  return [...rows.values()]
    .map(({ protocols, own }) => `${trafficText(protocols, own[0] as Box)} ${towards} ${peersText(own)}`)
    .join(' and ');
}

function trafficText(protocols: readonly string[], { fromPort, toPort }: Box): string {
  const isEveryPort = fromPort === 0 && toPort === 65535;
  if (protocols.length === 4 && isEveryPort) return 'everything';
  const names = protocols.map((protocol) => (protocol === 'other' ? 'other protocols' : protocol.toUpperCase()));
  const ports = fromPort === toPort ? `${fromPort}` : `${fromPort}-${toPort}`;
  return `${names.join(' and ')}${isEveryPort ? '' : ` ${ports}`}`;
}

/** Addresses, prefix lists and endpoints: listed while they are few, else counted. */
function peersText(boxes: readonly Box[]): string {
  const addressed = boxes.filter(({ family }) => family === 'ipv4');
  const named = [
    ...new Set(boxes.filter(({ family }) => family !== 'ipv4').map(({ family }) => FAMILIES[family] ?? family)),
  ];
  const count = addressed.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const addresses =
    addressed.length > LONGEST_LIST
      ? [`${addressed.length} ranges (${count.toLocaleString('en-US')} addresses)`]
      : addressed.map(rangeText);
  return [...addresses, ...named].join(', ');
}

/** `anywhere`, `10.0.0.1`, `10.0.0.0/24`, or both ends of what is no prefix. */
function rangeText({ first, last }: Box): string {
  const size = last - first + 1;
  if (size === EVERY_ADDRESS) return 'anywhere';
  if (size === 1) return numberToAddress(first);
  const length = 32 - Math.log2(size);
  return Number.isInteger(length) && first % size === 0
    ? `${numberToAddress(first)}/${length}`
    : `${numberToAddress(first)}-${numberToAddress(last)}`;
}
