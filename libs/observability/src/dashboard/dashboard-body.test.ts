import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import fc from 'fast-check';
import { pulseMetrics } from '../pulse/pulse-metrics';
import { dashboardBody } from './dashboard-body';
import { type DashboardData } from './data';
import { EnvironmentDashboard } from './environment-dashboard';
import { md } from '@nss/markdown';
import { text } from './content';
import { COLUMNS, placeRows, type Widget } from './model';

const server = (log: 'web' | 'firewall', number: number) => ({
  name: `nss-dev-${log}-0${number}`,
  log,
  number,
  instanceId: `i-${log}${number}`,
  serviceInterfaceId: `eni-${log}${number}b`,
  managementInterfaceId: `eni-${log}${number}a`,
  serviceAddress: '10.0.0.141',
});

const data = (change: Partial<DashboardData> = {}, siems = 1, pair = 1): DashboardData => {
  const servers = Array.from({ length: pair }, (_, index) => [
    server('web', index + 1),
    server('firewall', index + 1),
  ]).flat();
  const feeds = Array.from({ length: siems }, (_, index) =>
    (['web', 'firewall', 'alerts'] as const).map((feed, at) => ({
      siem: `siem-${index}`,
      feed,
      ...(feed === 'alerts' ? { mayBeSilent: true } : { log: feed }),
      port: 5000 + 10 * index + at,
      prefixes: ['172.16.10.0/28'],
    })),
  ).flat();
  return {
    purpose: 'nss-dev',
    region: 'ap-northeast-1',
    alarms: [
      { kind: 'logs-will-be-lost', arn: 'arn:lost' },
      { kind: 'relay-unhealthy', arn: 'arn:unhealthy' },
      { kind: 'feed-silent', arn: 'arn:silent' },
      { kind: 'server-cpu-high', arn: 'arn:cpu' },
    ],
    metrics: pulseMetrics({ purpose: 'nss-dev', environment: 'dev', servers, feeds }),
    servers,
    bastion: { name: 'nss-dev-bastion-01', instanceId: 'i-bastion' },
    natGateways: [{ id: 'nat-1', name: 'nss-dev-nat-gateway-01' }],
    virtualInterfaces: [{ id: 'dxvif-1', connectionId: 'dxcon-1', name: 'nss-dev-virtual-interface-01' }],
    vpnConnections: [{ id: 'vpn-1', name: 'nss-dev-vpn-connection-01' }],
    ...change,
  };
};
const titles = (widgets: readonly Widget[]) =>
  widgets.map((widget) => (widget.type === 'text' ? 'text' : widget.properties.title));
const overlap = (a: Widget, b: Widget) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test('no widgets overlap, every row fills 24 columns, and every graph has its region', () => {
  const shapes = fc.record({
    siems: fc.integer({ min: 1, max: 4 }),
    pair: fc.integer({ min: 1, max: 2 }),
    vpn: fc.boolean(),
    dx: fc.boolean(),
    nat: fc.boolean(),
    alarms: fc.nat(250),
  });
  fc.assert(
    fc.property(shapes, ({ siems, pair, vpn, dx, nat, alarms }) => {
      const { widgets } = dashboardBody(
        data(
          {
            ...(!vpn && { vpnConnections: [] }),
            ...(!dx && { virtualInterfaces: undefined }),
            ...(!nat && { natGateways: undefined }),
            alarms: Array.from({ length: alarms }, (_, index) => ({
              kind: 'feed-silent' as const,
              arn: `arn:${index}`,
            })),
          },
          siems,
          pair,
        ),
      );
      widgets.forEach((one, index) =>
        widgets.slice(index + 1).forEach((other) => expect(overlap(one, other)).toBe(false)),
      );
      for (const y of new Set(widgets.map((widget) => widget.y))) {
        expect(widgets.filter((widget) => widget.y === y).reduce((sum, { width }) => sum + width, 0)).toBe(COLUMNS);
      }
      for (const widget of widgets) {
        if (widget.type === 'metric')
          expect(widget.properties).toMatchObject({
            region: 'ap-northeast-1',
            metrics: expect.arrayContaining([expect.anything()]),
          });
        if (widget.type === 'alarm') expect(widget.properties.alarms.length).toBeLessThanOrEqual(100);
      }
      const shown = widgets.flatMap((widget) => (widget.type === 'alarm' ? widget.properties.alarms : []));
      expect(shown.sort()).toEqual(Array.from({ length: alarms }, (_, index) => `arn:${index}`).sort());
    }),
    { numRuns: 40 },
  );
});

test('read from the top: health, a row per feed, the path, the machines', () => {
  expect(titles(dashboardBody(data()).widgets)).toEqual([
    'Overall',
    'text',
    'Alarms',
    'web to siem-0: bytes out',
    'web to siem-0: bytes from Zscaler',
    'web to siem-0: rejected packets',
    'firewall to siem-0: bytes out',
    'firewall to siem-0: bytes from Zscaler',
    'firewall to siem-0: rejected packets',
    'alerts to siem-0: bytes out',
    'alerts to siem-0: bytes from Zscaler',
    'alerts to siem-0: rejected packets',
    'NAT gateway: errors',
    'Direct Connect: BGP',
    'VPN: tunnels',
    'CPU %',
    'Failed status checks',
    'Network bytes',
    'Bastion agent: heartbeats',
  ]);
});

test("a feed's row shows each sender, the level of silence, and only its own servers", () => {
  const [out, hubs, rejected] = dashboardBody(data({ silentBelowBytesPerMinute: 1000 }, 1, 2)).widgets.slice(3, 6);
  expect(out?.properties).toMatchObject({
    metrics: [
      ['NSS/dev', 'to-siem-0-web-from-web-01-bytes', { label: 'nss-dev-web-01' }],
      ['NSS/dev', 'to-siem-0-web-from-web-02-bytes', { label: 'nss-dev-web-02' }],
    ],
    annotations: { horizontal: [{ label: 'silent below', value: 1000 }] },
  });
  expect(JSON.stringify(hubs)).not.toContain('firewall');
  expect(rejected?.properties).toMatchObject({
    metrics: [
      ['NSS/dev', 'rejected-web-01-packets', expect.anything()],
      ['NSS/dev', 'rejected-web-02-packets', expect.anything()],
    ],
  });
});

test('silence of the alerts feed is no fault, so its row draws no level', () => {
  const alerts = dashboardBody(data()).widgets.filter(
    (widget) => widget.type === 'metric' && widget.properties.title.startsWith('alerts'),
  );
  expect(alerts).toHaveLength(3);
  for (const { properties } of alerts) expect(properties).not.toHaveProperty('annotations');
});

test('a row that cannot fit is refused', () => {
  expect(() => placeRows([{ height: 1, widgets: Array.from({ length: 25 }, () => text(md``)) }])).toThrow('25 widgets');
});

test('the dashboard is named, and ids known only at deployment find their way into its body', () => {
  const stack = new Stack();
  const id = new CfnParameter(stack, 'Gateway').valueAsString;
  new EnvironmentDashboard(stack, 'Dashboard', data({ natGateways: [{ id, name: 'nss-dev-nat-gateway-01' }] }));
  Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Dashboard', {
    DashboardName: 'nss-dev-dashboard-01',
    DashboardBody: { 'Fn::Join': ['', Match.arrayWith([{ Ref: 'Gateway' }])] },
  });
});

test('a guide is a link or a path, and text whatever it holds', () => {
  const shown = (operationsGuide?: string) =>
    dashboardBody(data({ operationsGuide }))
      .widgets.flatMap((widget) => (widget.type === 'text' ? [String(widget.properties.markdown)] : []))
      .join();
  expect(shown()).toMatch(
    /^## nss-dev: what to do first\n1\. \*\*Logs will be lost\*\* red: [^]*in the `docs\/operations\.md`\.$/,
  );
  expect(shown('https://wiki.example/nss?page=1')).toContain('in the [guide](https://wiki.example/nss?page=1).');
  for (const hostile of [
    'https://evil.example/) [button:primary:Log in](https://evil.example',
    '`[x](https://evil.example)`',
    '![](https://evil.example/p.png)',
  ]) {
    expect(shown(hostile).replace(/(`+)[^]*?\1/g, '')).not.toMatch(/[[\]]/);
  }
});

test('every virtual interface is a line of one graph, looked up by itself where its connection is not known', () => {
  const { widgets } = dashboardBody(
    data({
      virtualInterfaces: [
        { id: 'dxvif-1', connectionId: 'dxcon-1', name: 'one' },
        { id: 'dxvif-2', name: 'two' },
        { id: 'dxvif-3', name: 'three' },
      ],
    }),
  );
  const graphs = widgets.filter(
    (widget) => widget.type === 'metric' && widget.properties.title === 'Direct Connect: BGP',
  );
  expect(graphs.map((widget) => widget.type === 'metric' && widget.properties.metrics)).toEqual([
    [
      [
        'AWS/DX',
        'VirtualInterfaceBgpStatus',
        'ConnectionId',
        'dxcon-1',
        'VirtualInterfaceId',
        'dxvif-1',
        { label: 'one' },
      ],
      [{ expression: expect.stringContaining("'dxvif-2'") as unknown, id: 'bgp2', label: 'two' }],
      [{ expression: expect.stringContaining("'dxvif-3'") as unknown, id: 'bgp3', label: 'three' }],
    ],
  ]);
});
