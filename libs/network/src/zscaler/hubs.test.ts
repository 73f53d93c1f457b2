import { meantCloud, ZSCALER_CLOUDS } from './clouds';
import { heldClouds, hubRanges, snapshotAgeDays } from './hubs';

test('what the repository holds is of clouds that exist, dated and with its source', () => {
  for (const cloud of heldClouds()) {
    expect(ZSCALER_CLOUDS).toContain(cloud);
    expect(hubRanges(cloud)).toMatchObject({
      cloud,
      source: `https://config.zscaler.com/api/${cloud}/hubs/cidr/json/required`,
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  }
  expect(heldClouds()).toContain('zscaler.net');
  expect(hubRanges('../data/zscaler.net')).toBeUndefined();
});

test.each([
  ['zscalertow.net', 'zscalertwo.net'],
  ['zsclaer.net', 'zscaler.net'],
  ['zscaler-beta.net', 'zscalerbeta.net'],
  ['zscalerthre.net', 'zscalerthree.net'],
  ['zscaler.nte', 'zscaler.net'],
])('%s was meant to be %s', (written, meant) => {
  expect(meantCloud(written)).toBe(meant);
});

test('no cloud is taken for another, and a name like none for none', () => {
  expect(ZSCALER_CLOUDS.map(meantCloud)).toEqual(ZSCALER_CLOUDS.map(() => undefined));
  expect(meantCloud('acme-private.net')).toBeUndefined();
});

test.each([
  ['2024-04-22', '2024-04-22T23:59:59Z', 0],
  ['2024-04-22', '2024-05-22T00:00:00Z', 30],
  ['2026-11-25', '2026-11-24T00:00:00Z', 0],
])('of %s, on %s, a snapshot is %d days old', (asOf, today, days) => {
  expect(snapshotAgeDays({ asOf }, new Date(today))).toBe(days);
});
