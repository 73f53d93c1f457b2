import { ImplausibleRanges, refresh } from './refresh';

const held = {
  cloud: 'zscaler.net',
  source: 'https://config.zscaler.com/api/zscaler.net/hubs/cidr/json/required',
  asOf: '2024-04-22',
  hubPrefixes: ['8.25.203.0/24', '104.129.192.0/23', '104.129.194.0/23'],
};

test('the same addresses written otherwise are no change', () => {
  expect(refresh(held, { hubPrefixes: ['104.129.192.0/22', '8.25.203.0/24'] }, '2026-11-24')).toBeUndefined();
});

test('a change says what it opens and closes, and is held aggregated', () => {
  const found = refresh(
    held,
    { hubPrefixes: ['104.129.192.0/23', '104.129.194.0/23', '136.226.94.0/23'] },
    '2026-11-24',
  );
  expect(found?.held).toEqual({ ...held, asOf: '2026-11-24', hubPrefixes: ['104.129.192.0/22', '136.226.94.0/23'] });
  expect(found?.words).toContain('may talk to these hubs from now on:\n\n- 136.226.94.0/23\n');
  expect(found?.words).toContain('are cut when this is deployed:\n\n- 8.25.203.0/24\n');
});

test('the first list of a cloud opens all of it', () => {
  const found = refresh(
    { ...held, cloud: 'zscalertwo.net', asOf: '', hubPrefixes: [] },
    { hubPrefixes: ['104.129.192.0/22'] },
    '2026-11-24',
  );
  expect(found?.held).toMatchObject({ cloud: 'zscalertwo.net', asOf: '2026-11-24', hubPrefixes: ['104.129.192.0/22'] });
  expect(found?.words).toContain('held no list of this cloud.');
});

test('what is not plausible is refused with every reason', () => {
  expect(() => refresh(held, { hubPrefixes: ['10.0.0.0/8', 'x'] }, '2026-11-24')).toThrow(ImplausibleRanges);
});
