import { NotKnown, partial } from './partial';

const value = { vpc: { cidr: 5, zones: ['a', 7] }, siem: [{ name: 'soc' }, { name: 1 }], owner: 'me' };
const view = partial(value, [['vpc', 'cidr'], ['vpc', 'zones', 1], ['siem', 1, 'name'], ['purpose']]);

test('what is known reads as ever', () => {
  expect(view.owner).toBe('me');
  expect(view.vpc.zones[0]).toBe('a');
  expect(view.vpc.zones).toHaveLength(2);
  expect(view.siem.slice(0, 1).map((siem) => siem.name)).toEqual(['soc']);
});

test.each([
  ['a wrong value', () => view.vpc.cidr],
  ['a list with a wrong entry', () => view.vpc.zones.map((zone) => zone)],
  ['a wrong value in a list of mappings', () => view.siem.map((siem) => siem.name)],
  ['a missing key', () => (view as { purpose?: string }).purpose],
  ['every entry of a mapping', () => Object.entries(view.vpc)],
])('%s cannot be read', (_, read) => {
  expect(read).toThrow(NotKnown);
});

test('nothing of a file that is no mapping can be read', () => {
  expect(() => partial<unknown>('text', [[]])).toThrow(NotKnown);
});
