import { ALARM_KINDS, alarmKinds } from './alarm-kinds';
import { alarmDescription } from './description';

test('the catalogue is keyed by slug, and every kind says what to do and why missing data is read as it is', () => {
  for (const [slug, kind] of Object.entries(ALARM_KINDS)) {
    expect(kind.slug).toBe(slug);
    expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const sentence of [kind.meaning, kind.firstStep, kind.whyMissingData]) expect(sentence).toMatch(/^[A-Z].*\.$/);
  }
  expect(alarmKinds()).toHaveLength(Object.keys(ALARM_KINDS).length);
});

test('what reports only while it works counts missing data as the fault; what rests on purpose does not', () => {
  const breaching = alarmKinds()
    .filter(({ missingData }) => missingData === 'breaching')
    .map(({ slug }) => slug);
  expect(breaching).toEqual([
    'feed-silent',
    'feed-silent-sustained',
    'logs-will-be-lost',
    'hubs-silent',
    'bgp-down',
    'bgp-session-down',
    'vpn-tunnel-down',
    'vpn-down',
    'bastion-agent-silent',
  ]);
});

test('a description says what is wrong with what, what to do first and where to read on', () => {
  expect(alarmDescription({ kind: 'bgp-down', subject: 'nss-dev-virtual-interface-01' })).toBe(
    `${ALARM_KINDS['bgp-down'].title} (nss-dev-virtual-interface-01). ${ALARM_KINDS['bgp-down'].meaning} ` +
      `First: ${ALARM_KINDS['bgp-down'].firstStep} Guide: docs/operations.md#bgp-down`,
  );
  expect(alarmDescription({ kind: 'vpn-down', subject: 'x', operationsGuide: 'https://example.com/guide' })).toMatch(
    /Guide: https:\/\/example\.com\/guide#vpn-down$/,
  );
});

test('a description AWS would refuse is refused', () => {
  expect(() =>
    alarmDescription({ kind: 'vpn-down', subject: 'x', operationsGuide: 'https://example.com/'.padEnd(1000, 'a') }),
  ).toThrow('AWS allows 1024');
});
