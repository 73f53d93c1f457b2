import { type StackChange } from '@nss/deployment';
import { type Effect } from '../effect';
import { type Networks, networksOf } from '../packets/networks';
import { CONNECTIONS } from './connection-effects';
import { fateIn } from './fate';
import { machineInterrupted, machineLost } from './machine-effects';
import { SILENT_TYPES } from './silent-types';
import { type Situation } from './situation';
import { referencePage } from './update-behaviour';

const MACHINE = 'AWS::EC2::Instance';

function situations(stack: StackChange, networks: Networks): Situation[] {
  return stack.changes
    .map((change) => ({ stack, change, networks, fate: fateIn(stack, change) }))
    .filter(({ fate }) => fate.kind !== 'stays');
}

/** What a change interrupts: machines first, then what carries packets, then what nobody looked up. */
export function interruptions(stack: StackChange, networks: Networks): Effect[] {
  const all = situations(stack, networks).filter(({ change }) => !SILENT_TYPES.includes(change.type));
  const machines = all.filter(({ change }) => change.type === MACHINE);
  const connections = all.filter(({ change }) => CONNECTIONS[change.type]);
  // Of these a change in place may interrupt as well.
  const others = stack.changes.filter(({ type, action }) => action !== 'Add' && !judgedTypes().includes(type));
  return [
    ...machines.flatMap(machineInterrupted),
    ...connections.flatMap((situation) => {
      const { fate, change } = situation;
      if (fate.kind === 'not known')
        return [notKnown(change.path, change.type, `when ${fate.properties.join(', ')} of it changes`)];
      return CONNECTIONS[change.type]?.(situation) ?? [];
    }),
    ...others.map(({ path, type }) => notKnown(path, type, 'by a change of its type')),
  ];
}

function notKnown(path: string, type: string, when: string): Effect {
  return {
    short: `${path}: not known`,
    text: `${path}: what is interrupted ${when} is not known`,
    source: referencePage(type),
  };
}

/** What a change loses of the logs that machines hold. */
export function lostByMachines(stack: StackChange, networks: Networks): Effect[] {
  return situations(stack, networks)
    .filter(({ change }) => change.type === MACHINE)
    .flatMap(machineLost);
}

/** What is lost with the machines of a change alone: the hour of logs that a server holds, and its disk. */
export function machineLosses(stack: StackChange): Effect[] {
  return lostByMachines(stack, networksOf(stack));
}

/** Every type of which it was looked up what its change interrupts. */
export function judgedTypes(): string[] {
  return [MACHINE, ...Object.keys(CONNECTIONS), ...SILENT_TYPES];
}
