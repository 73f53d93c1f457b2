import { everyEnvironment, type LoadedEnvironment } from '@nss/environment';
import { workspaceRoot } from '@nss/workspace';
import { join } from 'node:path';
import { deriveTopology } from './derive-topology';
import { layoutTopology } from './layout';
import { type TopologyNode } from './topology';

const reference = everyEnvironment(join(workspaceRoot(), 'libs/environment/reference'));
const [dev, prod] = ['dev', 'prod'].map((name) => reference.find((each) => each.name === name)!) as [
  LoadedEnvironment,
  LoadedEnvironment,
];
const all = (nodes: readonly TopologyNode[]): TopologyNode[] =>
  nodes.flatMap((node) => [node, ...all(node.children ?? [])]);

test.each([
  ['dev', dev],
  ['prod', prod],
])('%s: every way leads from something to something, and nothing has the name of another', (_name, loaded) => {
  const { nodes, edges } = deriveTopology(loaded);
  const ids = all(nodes).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(edges.flatMap(({ from, to }) => [from, to]).filter((id) => !ids.includes(id))).toEqual([]);
});

test('a standby, a backup and each zone can be told apart without colour', () => {
  const { nodes, edges } = deriveTopology(prod);
  expect(
    all(nodes)
      .filter(({ kind }) => kind === 'standby')
      .map(({ label }) => label),
  ).toEqual(['nss-prod-web-02 (standby)', 'nss-prod-firewall-02 (standby)']);
  expect(edges.filter(({ isBackup }) => isBackup).map(({ from, to }) => `${from} ${to}`)).toEqual([
    'private-gateway vpn-0',
    'vpn-0 siem-soc',
  ]);
  expect(
    all(nodes)
      .filter(({ id }) => id.startsWith('zone-'))
      .map(({ label }) => label),
  ).toEqual(['ap-northeast-1a', 'ap-northeast-1c']);
});

test('a server leaves by the NAT gateway of its zone', () => {
  const ways = deriveTopology(prod).edges.filter(({ label }) => label === 'TCP 443');
  expect(ways.map(({ from, to }) => `${from} ${to}`)).toEqual(
    expect.arrayContaining(['web-01 nat-0', 'web-02 nat-1', 'firewall-01 nat-0', 'firewall-02 nat-1']),
  );
});

test('Zscaler is drawn left of the VPC and the SIEM right of it, and what is inside of a group lies inside of it', async () => {
  const placed = await layoutTopology(deriveTopology(prod));
  const of = (id: string) => placed.nodes.find(({ node }) => node.id === id)!;
  expect(of('zscaler').x).toBeLessThan(of('vpc').x);
  expect(of('siem-soc').x).toBeGreaterThan(of('vpc').x + of('vpc').width);
  expect(of('zone-0').y).toBeLessThan(of('zone-1').y);
  for (const group of placed.nodes.filter(({ node }) => node.children))
    for (const child of group.node.children ?? []) {
      const { x, y, width, height } = of(child.id);
      expect(
        x >= group.x && y >= group.y && x + width <= group.x + group.width && y + height <= group.y + group.height,
      ).toBe(true);
    }
});
