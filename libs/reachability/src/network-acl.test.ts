import { aclPasses } from './network-acl';
import { type AclEntry } from './network';
import { boxOf } from './space';

const entry = (number: number, allows: boolean, prefix: string, ports: readonly [number, number]): AclEntry => ({
  number,
  isEgress: false,
  allows,
  boxes: [boxOf('tcp', prefix, ports)],
});
const packets = [boxOf('tcp', '10.0.0.0/24', [443, 443])];

// https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html: "As soon as a rule matches traffic, it's applied"
test.each([
  ['nothing is allowed', [], false],
  ['all of it is', [entry(100, true, '0.0.0.0/0', [0, 65535])], true],
  [
    'two entries share it',
    [entry(100, true, '10.0.0.0/25', [443, 443]), entry(110, true, '10.0.0.128/25', [443, 443])],
    true,
  ],
  ['a part is missing', [entry(100, true, '10.0.0.0/25', [443, 443])], false],
  [
    'denied before it is allowed',
    [entry(90, false, '10.0.0.7/32', [443, 443]), entry(100, true, '0.0.0.0/0', [0, 65535])],
    false,
  ],
  [
    'allowed before it is denied',
    [entry(110, false, '0.0.0.0/0', [0, 65535]), entry(100, true, '10.0.0.0/24', [443, 443])],
    true,
  ],
  ['another port', [entry(100, true, '0.0.0.0/0', [444, 65535])], false],
])('%s', (_what, entries, passes) => {
  expect(aclPasses(entries, false, packets)).toBe(passes);
  expect(aclPasses(entries, true, packets)).toBe(false);
});
