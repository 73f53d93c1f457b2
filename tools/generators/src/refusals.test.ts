import { WrongUse } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { generateAlarm, type GivenAlarm } from './alarm/generate-alarm';
import { generateKey, type GivenKey } from './key/generate-key';
import { generateRunbook } from './runbook/generate-runbook';

const root = workspaceRoot();
const alarm: GivenAlarm = {
  watches: 'nat-gateway',
  metric: 'ActiveConnectionCount',
  statistic: 'Maximum',
  above: '1',
  minutes: '5',
  severity: 'warning',
};
const key: GivenKey = { type: 'slug', description: 'what it is', without: 'none' };

test.each<[string, () => unknown, string]>([
  ['a runbook that there is', () => generateRunbook(root, 'nss-restart', 'Says it'), 'there is a runbook nss-restart'],
  ['a runbook with a name of its own parts', () => generateRunbook(root, 'read-system', 'Says it'), 'is made of'],
  ['a summary in two lines', () => generateRunbook(root, 'one-two', 'Says\nit'), '--summary'],
  ['an alarm that there is', () => generateAlarm(root, 'vpn-down', alarm), 'there is an alarm vpn-down'],
  ['an alarm with the anchor of a section', () => generateAlarm(root, 'audit-events', alarm), 'a section audit-events'],
  [
    'an alarm whose name another one has',
    () => generateAlarm(root, 'packets-dropped', alarm),
    'nat-alarms.ts has packets-dropped',
  ],
  ['nothing to watch', () => generateAlarm(root, 'one-two', { ...alarm, watches: 'weather' }), 'none of nat-gateway'],
  ['a metric with spaces', () => generateAlarm(root, 'one-two', { ...alarm, metric: 'Two Words' }), '--metric'],
  ['a limit in words', () => generateAlarm(root, 'one-two', { ...alarm, above: 'many' }), "--above 'many'"],
  ['no minute', () => generateAlarm(root, 'one-two', { ...alarm, minutes: '0' }), "--minutes '0'"],
  ['half a minute', () => generateAlarm(root, 'one-two', { ...alarm, minutes: '0.5' }), "--minutes '0.5'"],
  ['a statistic of nobody', () => generateAlarm(root, 'one-two', { ...alarm, statistic: 'p99' }), '--statistic'],
  ['a key that there is', () => generateKey(root, 'relay.diskGiB', key), 'there is a key relay.diskGiB'],
  ['a key of no section', () => generateKey(root, 'realy.keyName', key), 'there is no section realy'],
  ['a key without a section', () => generateKey(root, 'keyName', key), 'is no key'],
  ['a key below a key', () => generateKey(root, 'vpc.existing.name', key), 'is no key'],
  ['a key that every object has', () => generateKey(root, 'relay.constructor', key), 'is no key'],
  ['a type of nobody', () => generateKey(root, 'relay.keyName', { ...key, type: 'date' }), '--type'],
  [
    'a default in the description',
    () => generateKey(root, 'relay.keyName', { ...key, description: 'x @default y' }),
    '--description',
  ],
])('%s is refused before anything is written', (_what, act, message) => {
  expect(act).toThrow(WrongUse);
  expect(act).toThrow(message);
});
