import { type StackChange } from '@nss/deployment';
import { type Box, type InterfaceDifference, packetDifference } from '@nss/reachability';
import { type Effect } from '../effect';
import { senderOf } from './interfaces';
import { type Networks } from './networks';
import { packetsText } from './packet-text';

/** What a change means for packets. */
export interface PacketEffects {
  readonly allowed: readonly Effect[];
  readonly dropped: readonly Effect[];
  /** By another next hop than before. */
  readonly moved: readonly Effect[];
}

type Kind = keyof PacketEffects;

/** One sentence before it is known how many interfaces it is about. */
interface Sentence {
  readonly kind: Kind;
  readonly role: string;
  readonly name: string;
  readonly says: string;
  readonly short: string;
}

/** More interfaces than these are counted. */
const MOST_NAMES = 4;
const LEARNED = 'learned';
const HOPS: Readonly<Record<string, string>> = {
  vpc: 'within the VPC',
  'nat-gateway': 'by the NAT gateway',
  'internet-gateway': 'by the internet gateway',
  'private-connection': 'by the private connection',
  'learned or nat-gateway': 'by the NAT gateway',
  learned: 'by a learned route',
  'not known': 'by a way that is not known',
};

/** Packets that a change newly allows, newly drops or leads elsewhere: exactly, from both templates; the same for several interfaces is one sentence. */
export function packetEffects({ before, after }: StackChange, networks: Networks): PacketEffects {
  const sentences = packetDifference(networks.before, networks.after).flatMap((difference) => {
    const template = after.Resources?.[difference.interfaceId] ? after : before;
    const { role, name } = senderOf(difference, template);
    return sentencesOf(difference, [...new Set([...networks.after.ranges, ...networks.before.ranges])]).map(
      (sentence) => ({
        ...sentence,
        role,
        name,
      }),
    );
  });
  const of = (kind: Kind) => grouped(sentences.filter((sentence) => sentence.kind === kind));
  return { allowed: of('allowed'), dropped: of('dropped'), moved: of('moved') };
}

function sentencesOf(difference: InterfaceDifference, ranges: readonly string[]): Omit<Sentence, 'role' | 'name'>[] {
  const { direction, allowed, dropped, moved } = difference;
  const [verb, towards] = direction === 'egress' ? (['send', 'to'] as const) : (['take', 'from'] as const);
  const said = (kind: Kind, may: string, boxes: readonly Box[], purpose: string, more = '') => {
    const packets = packetsText(boxes, towards, ranges);
    return {
      kind,
      says: `${may} ${packets}${more}${purpose ? `: ${purpose}` : ''}`,
      short: purpose ? `${packets} (${purpose})` : packets,
    };
  };
  return [
    ...allowed.map(({ boxes, purpose }) => said('allowed', `may ${verb}`, boxes, purpose)),
    ...dropped.map(({ boxes, purpose }) => said('dropped', `may no longer ${verb}`, boxes, purpose)),
    ...moved.flatMap(({ from, to, boxes }) => {
      const [was, is] = [HOPS[from] ?? from, HOPS[to] ?? to];
      if (was === is) return [];
      if (to === LEARNED && from.startsWith(LEARNED))
        return [said('dropped', `may ${verb}`, boxes, '', ', only where a learned route leads there')];
      if (from === LEARNED && to.startsWith(LEARNED))
        return [said('allowed', `may ${verb}`, boxes, '', `, ${is} as well`)];
      return [said('moved', 'sends', boxes, '', ` ${is}, before ${was}`)];
    }),
  ];
}

/** One sentence for all interfaces of a role that it is true for. */
function grouped(sentences: readonly Sentence[]): Effect[] {
  const groups = new Map<string, Sentence[]>();
  for (const sentence of sentences) {
    const key = `${sentence.role} ${sentence.says}`;
    groups.set(key, [...(groups.get(key) ?? []), sentence]);
  }
  return [...groups.values()].map((group) => {
    const [{ role, says, short }] = group as [Sentence];
    const names = [...new Set(group.map(({ name }) => name))];
    const who = names.length > MOST_NAMES ? `${names.length} interfaces` : names.join(', ');
    return { short, text: `${role} (${who}) ${says}` };
  });
}
