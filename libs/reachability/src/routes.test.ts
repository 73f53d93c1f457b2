import { type RouteTable, type Target } from './network';
import { leavesBy, routesTo } from './routes';

const table = (routes: Readonly<Record<string, Target['kind']>>): RouteTable => ({
  isComplete: true,
  propagating: [],
  endpoints: [],
  routes: Object.entries(routes).map(([destination, kind]) => ({ destination, target: { kind, id: kind } })),
});
const both = table({ '0.0.0.0/0': 'nat-gateway', '172.16.0.0/12': 'private-connection' });

// https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html: the most specific route that matches is used
test.each([
  ['8.8.8.0/24', 'nat-gateway', true],
  ['172.16.20.0/28', 'private-connection', true],
  ['172.16.20.0/28', 'nat-gateway', false],
  // A part of it goes elsewhere.
  ['172.0.0.0/8', 'nat-gateway', false],
  // Anywhere is what no longer route is for.
  ['0.0.0.0/0', 'nat-gateway', true],
] as const)('%s by the %s: %s', (prefix, kind, wanted) => {
  expect(leavesBy(both, prefix, kind)).toBe(wanted);
});

test('what no route is for goes nowhere, and what only parts of a prefix have a route for neither', () => {
  expect(routesTo(table({}), '8.8.8.0/24')).toEqual([]);
  expect(leavesBy(table({ '8.8.8.0/25': 'nat-gateway' }), '8.8.8.0/24', 'nat-gateway')).toBe(false);
});
