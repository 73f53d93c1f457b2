import { type LoadedEnvironment } from '@nss/environment';
import { referenceEnvironments } from '../stages/invariants/variants';
import { savings } from './savings';

jest.setTimeout(60_000);

const [dev, prod] = referenceEnvironments() as [LoadedEnvironment, LoadedEnvironment];

test('each setting that prod has beyond dev is a saving, with its figure', () => {
  const found = Object.fromEntries(savings(prod).map(({ setting, usd }) => [setting, usd]));
  // Five endpoints in two zones: 5 * 2 * 0.014 * 730.
  expect(found['bastion.endpoints: false']).toBeCloseTo(102.2, 1);
  // Two disks of 500 GiB at 0.096, and the alarms of two servers.
  expect(found['relay.availability: single']).toBeGreaterThan(96);
  // A VPN connection at 0.048, and its alarms.
  expect(found['privateConnection without backup']).toBeGreaterThan(35.03);
  expect(found['vpc.zones: one zone']).toBeGreaterThan(48.9);
  expect(Object.values(found)).toEqual(Object.values(found).sort((a, b) => b - a));
});

test('what an environment has not, it cannot save', () => {
  expect(savings(dev).map(({ setting }) => setting)).not.toContain('bastion.endpoints: false');
});
