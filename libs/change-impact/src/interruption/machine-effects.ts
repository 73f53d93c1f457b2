import { type Effect } from '../effect';
import { machineOf, serversBefore } from './machines';
import { type Situation } from './situation';
import { referencePage } from './update-behaviour';

/** The vendor's guide to what a server keeps. */
const BUFFER_PAGE = 'https://help.zscaler.com/unified/nss-deployment-guide-amazon-web-services';
const STOP_PAGE = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Stop_Start.html';

const DOES = {
  interrupted: 'stops and starts',
  replaced: 'is replaced',
  'may be replaced': 'may be replaced',
  removed: 'goes',
  'not known': 'changes in a way of which it is not known whether it stops',
} as const;

/** What a change of a machine interrupts. */
export function machineInterrupted({ stack, change, fate: { kind, properties } }: Situation): Effect[] {
  if (kind === 'stays') return [];
  const { name, log } = machineOf(stack, change.logicalId);
  const why = properties.length > 0 ? ` (${properties.join(', ')})` : '';
  const source = referencePage(change.type);
  const short = `${name} ${kind === 'not known' ? 'changes, how is not known' : DOES[kind]}`;
  if (log === undefined)
    return [
      {
        short,
        text: `${name} ${DOES[kind]}${why}: no sessions and no runbooks that reach servers through it until it is back; the logs flow on`,
        source,
      },
    ];
  const touched = stack.changes.map(({ logicalId }) => machineOf(stack, logicalId).name);
  const others = serversBefore(stack).filter((other) => other.log === log && !touched.includes(other.name));
  const relayed = others.length > 0 ? `; ${others.map((other) => other.name).join(', ')} can relay them` : '';
  const until = {
    interrupted: 'until it has started again, for minutes',
    replaced: 'until its successor is set up (runbook nss-set-up)',
    'may be replaced': 'until it, or its successor with a certificate, is started',
    removed: 'for good',
    'not known': 'while it is down, if it goes down',
  }[kind];
  return [
    { short, text: `${name} ${DOES[kind]}${why}: no ${log} logs reach the SIEM by it ${until}${relayed}`, source },
  ];
}

/** What a change of a machine loses. */
export function machineLost({ stack, change, fate: { kind } }: Situation): Effect[] {
  const { name, log } = machineOf(stack, change.logicalId);
  if (kind === 'stays' || log === undefined) return [];
  const may = kind === 'may be replaced' || kind === 'not known' ? 'may be lost: ' : '';
  const buffer: Effect = {
    short: `${may}up to an hour of ${log} logs of ${name}`,
    text: `${may}up to an hour of ${log} logs in the memory of ${name}, unless the SIEM has taken them all, or it is a standby that does not run`,
    source: kind === 'interrupted' ? STOP_PAGE : BUFFER_PAGE,
  };
  const disk: Effect = {
    short: `${may}disk of ${name}`,
    text: `${may}the disk of ${name} with its certificate and settings`,
    source: STOP_PAGE,
  };
  return kind === 'interrupted' || kind === 'not known' ? [buffer] : [buffer, disk];
}
