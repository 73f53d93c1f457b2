import { serverState, standsBy } from './server-state';

const agrees = (state: string | undefined, isStandby: boolean) => {
  const { planned, found } = serverState(state, isStandby);
  return planned === found;
};

// The states of an instance: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html
test.each(['pending', 'running', 'stopping', 'stopped'])('a standby may be %s', (state) => {
  expect(agrees(state, true)).toBe(true);
});

test.each(['shutting-down', 'terminated', undefined])('a standby may not be %s', (state) => {
  expect(agrees(state, true)).toBe(false);
});

test.each(['pending', 'stopping', 'stopped', undefined])('a server that relays may not be %s', (state) => {
  expect(agrees('running', false)).toBe(true);
  expect(agrees(state, false)).toBe(false);
});

test('after a fail-over the first server is the one that stands by', () => {
  const [first, second] = [
    { name: 'web-01', number: 1 },
    { name: 'web-02', number: 2 },
  ];
  expect([first, second].map((server) => standsBy(server, 'active-standby', ['web-02']))).toEqual([true, false]);
  expect([first, second].map((server) => standsBy(server, 'active-standby', ['web-01']))).toEqual([false, true]);
});

test('before anybody wrote who relays, the second of a pair stands by', () => {
  expect(standsBy({ name: 'web-01', number: 1 }, 'active-standby', undefined)).toBe(false);
  expect(standsBy({ name: 'web-02', number: 2 }, 'active-standby', [])).toBe(true);
});

test.each(['single', 'active-active'] as const)('nobody stands by with %s', (availability) => {
  expect(standsBy({ name: 'web-02', number: 2 }, availability, ['web-01'])).toBe(false);
});
