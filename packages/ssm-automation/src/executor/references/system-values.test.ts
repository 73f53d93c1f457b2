import { systemValues } from './system-values';

test('dates are written the way AWS writes them, and are those of the moment they are asked for', () => {
  let now = Date.parse('2026-01-02T03:04:05.678Z');
  const values = systemValues({
    executionId: 'e',
    accountId: '123456789012',
    region: 'eu-central-1',
    now: () => now,
  });
  expect(values['global:DATE']?.()).toBe('2026-01-02');
  expect(values['global:DATE_TIME']?.()).toBe('2026-01-02_03.04.05');
  expect(values['global:AWS_PARTITION']?.()).toBe('aws');
  now += 24 * 3600 * 1000;
  expect(values['global:DATE_TIME']?.()).toBe('2026-01-03_03.04.05');
});
