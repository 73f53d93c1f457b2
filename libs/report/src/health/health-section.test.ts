import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Report } from '../report';
import { type Health, type HealthCheck } from './health';
import { healthSection } from './health-section';

const MINUTE = 60_000;
const BEGIN = Date.parse('2026-11-28T09:00:00Z');

/** A check that saw these bytes, a minute each. */
function check(startMinute: number, bytes: readonly number[]): HealthCheck {
  const points = bytes.map((each, index) => ({ at: BEGIN + (startMinute + index) * MINUTE, bytes: each }));
  return {
    at: new Date(BEGIN + (startMinute + bytes.length) * MINUTE).toISOString(),
    status: 'Success',
    summary: 'pass: 26 pass',
    pulses: [{ label: 'pulse to SIEM: web to soc', silentBelow: 4096, points }],
  };
}

const drawn = (health?: Health) =>
  renderToString(h('div', null, ...healthSection({ environment: 'dev', health } as Report).body));

test('without anything known it says so, and how to look', () => {
  const text = drawn();
  expect(text).toContain('No read-back is known.');
  expect(text).toContain('npm run -s runbook -- start nss-health-check --environment dev --json');
});

test('of one health check it says that there is one, and draws what that saw', () => {
  const text = drawn({ checks: [check(0, [9000, 60, 9000])] });
  expect(text).toContain('One health check is known, of 2026-11-28T09:03:00.000Z');
  expect(text).toContain(
    'From 2026-11-28 09:00 to 2026-11-28 09:02 UTC 3 minutes had data, 1 of them fewer than 4096 bytes.',
  );
  expect(text.match(/<path d="M[^"]*" class="line"/g)).toEqual([expect.stringMatching(/M58 [\d.]+L341 [\d.]+L624 /)]);
});

test('of several each pulse is one plot: a minute once, as the newest saw it, and broken where nobody looked', () => {
  // The newer saw the last minute of the older whole.
  const text = drawn({ checks: [check(0, [9000, 60]), check(1, [9000, 9000]), check(100, [9000, 9000])] });
  expect(text.match(/<svg/g)).toHaveLength(1);
  expect(text).toContain('What 3 health checks saw of each pulse');
  expect(text).toContain('09:00 to 2026-11-28 10:41 UTC 5 minutes had data, 0 of them');
  const [line = ''] = /<path d="[^"]*" class="line"/.exec(text) ?? [];
  expect([line.match(/M/g)?.length, line.match(/L/g)?.length]).toEqual([2, 3]);
});

test('what differs is told, in figures and one by one', () => {
  const readBack = {
    at: '2026-11-28T09:00:00Z',
    digest: 'a'.repeat(64),
    areas: [{ area: 'subnets', planned: 6, differs: 1 }],
    differences: [{ area: 'subnets', what: 'relay CIDR', planned: '10.0.0.0/28', found: '10.0.0.16/28' }],
  };
  const text = drawn({ readBack, checks: [] });
  expect(text).toContain('5 of 6 as planned');
  expect(text).toContain('10.0.0.16/28');
});
