import { systemParameterName } from '@nss/runbook-definition';
import { outputOf } from '@nss/runbook-client';
import { CloudWatchClient, SetAlarmStateCommand, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import { ModifyNetworkInterfaceAttributeCommand } from '@aws-sdk/client-ec2';
import { DeleteParameterCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import { automationControl, failCalls, prepareFixtures, putMetrics, removeMetrics } from '@nss/embedded-aws';
import { serverNamed, deployedEnvironment, type DeployedEnvironment } from '../environment';
import { run } from '../execution';
import { answerFirst, reset, setPulse } from '../reset';
import { setActiveServer, stopServer } from '../servers';
import { allocateAnew, allocateSecond, describeAs, SECOND_INTERFACE } from '../virtual-interface';
import { health } from './lines';

jest.setTimeout(240_000);

let dev: DeployedEnvironment;
let prod: DeployedEnvironment;
beforeAll(async () => {
  dev = await deployedEnvironment('dev');
  prod = await deployedEnvironment('prod');
  await reset(prod);
  await run(dev, 'accept-virtual-interface');
  await run(dev, 'install-cloudwatch-agent');
});
beforeEach(() => reset(dev));
afterAll(async () => {
  await Promise.all([reset(dev), reset(prod)]);
  await allocateAnew(dev);
});

const at = ({ place: { account, region } }: DeployedEnvironment) => ({ account, region });
const metricNow = (
  environment: DeployedEnvironment,
  namespace: string,
  metric: string,
  value: number,
  dimensions = {},
) =>
  putMetrics(environment.endpoint, [
    { ...at(environment), namespace, metric, value, dimensions, timestamp: Date.now() / 1000 - 60 },
  ]);

test('a system that is well passes everything that can be known', async () => {
  const { execution, lines, verdict, minutesLeft } = await health(dev);
  expect(lines.filter((line) => line.verdict === 'fail')).toEqual([]);
  expect(new Set(lines.filter((line) => line.verdict === 'unknown').map(({ check }) => check))).toEqual(
    new Set(['nss status', 'certificate age']),
  );
  expect([execution.AutomationExecutionStatus, verdict, minutesLeft]).toEqual(['Success', 'warn', -1]);
  const checks = [
    'EC2 state',
    'status checks',
    'interfaces',
    'SSH port',
    'nss status',
    'pulse to SIEM',
    'pulse from hubs',
    'silent side',
    'rejected packets',
    'NAT errors',
    'virtual interface',
    'BGP session',
    'certificate age',
    'Systems Manager',
    'agent heartbeat',
    'alarms',
  ];
  expect([...new Set(lines.map(({ check }) => check))].sort()).toEqual(checks.sort());
});

test('every line that does not pass says what to do, and every line has a figure and a threshold', async () => {
  await stopServer(dev, 'web-01');
  await setPulse(
    dev,
    dev.system.pulse.feeds.map(({ metric }) => metric),
  );
  const { lines } = await health(dev);
  expect(lines.filter(({ verdict, action }) => (verdict === 'pass') !== (action === ''))).toEqual([]);
  expect(lines.filter(({ figure, threshold }) => figure === '' || threshold === '')).toEqual([]);
});

test('a stopped server fails, and so does the runbook; the table names the worst first', async () => {
  await stopServer(dev, 'web-01');
  const { execution, of, lines, verdict } = await health(dev);
  expect([of('EC2 state', 'web-01'), of('EC2 state', 'firewall-01')]).toEqual([['fail: stopped'], ['pass: running']]);
  expect([execution.AutomationExecutionStatus, verdict, lines[0]?.verdict]).toEqual(['Failed', 'fail', 'fail']);
  expect(outputOf(execution, 'Table')?.split('\n')[1]).toMatch(/^fail /);
});

test('in a pair the standby has to be stopped, and which one that is the parameter says', async () => {
  expect((await health(prod)).of('EC2 state')).toEqual([
    'pass: running',
    'pass: stopped',
    'pass: running',
    'pass: stopped',
  ]);
  await setActiveServer(prod, 'web', 'web-02');
  const { of } = await health(prod);
  await setActiveServer(prod, 'web', 'web-01');
  expect([of('EC2 state', 'web-01'), of('EC2 state', 'web-02')]).toEqual([['fail: running'], ['fail: stopped']]);
});

test.each([
  [{ system: 'impaired' as const }, 'fail: system impaired, instance ok'],
  [{ instance: 'impaired' as const }, 'fail: system ok, instance impaired'],
  [{ instance: 'initializing' as const }, 'warn: system ok, instance initializing'],
  [{}, 'pass: system ok, instance ok'],
])('status checks %p give "%s"', async (checks, line) => {
  await prepareFixtures(dev.endpoint, {
    instanceChecks: [{ ...at(dev), instanceId: serverNamed(dev, 'web-01').instanceId, ...checks }],
  });
  expect((await health(dev)).of('status checks', 'web-01')).toEqual([line]);
});

test('a security group that was changed by hand is named, both ways', async () => {
  const { interfaceId: NetworkInterfaceId, securityGroupIds } = serverNamed(dev, 'web-01').management;
  const [other = ''] = serverNamed(dev, 'web-01').service.securityGroupIds;
  await dev.ec2.send(new ModifyNetworkInterfaceAttributeCommand({ NetworkInterfaceId, Groups: [other] }));
  const { of } = await health(dev);
  await dev.ec2.send(new ModifyNetworkInterfaceAttributeCommand({ NetworkInterfaceId, Groups: [...securityGroupIds] }));
  expect(of('interfaces', 'web-01 management')).toEqual([
    `fail: group ${other} is not deployed; ${[...securityGroupIds]
      .sort()
      .map((group) => `group ${group} is missing`)
      .join('; ')}`,
  ]);
  expect((await health(dev)).of('interfaces', 'web-01 management')[0]).toMatch(
    /^pass: 10\.0\.0\.140, \d+ security groups$/,
  );
});

test('a port that does not answer fails; a bastion that does not answer leaves it unknown, and fails itself', async () => {
  await answerFirst(dev, [
    {
      document: 'AWS-RunPowerShellScript',
      parameters: { commands: "ComputerName '10\\.0\\.0\\.140'" },
      stdout: 'False',
    },
  ]);
  const closed = await health(dev);
  expect([closed.of('SSH port', 'web-01'), closed.of('SSH port', 'firewall-01')]).toEqual([
    ['fail: 10.0.0.140:22 does not answer'],
    ['pass: 10.0.0.150:22 open'],
  ]);
  await answerFirst(dev, [], 'ConnectionLost');
  const away = await health(dev);
  // None is sent: each would be waited for until its delivery times out.
  expect(new Set(away.of('SSH port'))).toEqual(new Set(['unknown: TimeoutError: the bastion is ConnectionLost']));
  expect(away.of('Systems Manager')).toEqual(['fail: ConnectionLost']);
});

describe('with a key for the appliances', () => {
  const described = (system: object) =>
    dev.ssm.send(
      new PutParameterCommand({
        Name: systemParameterName(dev.place.purpose),
        Value: JSON.stringify(system),
        Overwrite: true,
      }),
    );
  beforeEach(() => described({ ...dev.system, applianceKeySecret: 'nss-dev/appliance-key' }));
  afterEach(() => described(dev.system));

  const ssh = (command: string, stdout: string, exitCode = 0) => ({
    document: 'AWS-RunPowerShellScript',
    parameters: { commands: `'zsroot@10\\.0\\.0\\.1[45]0' 'sudo nss ${command}'` },
    stdout,
    exitCode,
  });
  const NETSTAT =
    'tcp4 0 0 10.0.0.140.51022 198.51.100.4.443 ESTABLISHED\ntcp4 0 0 10.0.0.141.51023 172.16.10.4.5140 ESTABLISHED\nudp4 0 0 *.123 *.*';

  test('a bastion that ends no command leaves the table there, in time, and what was not asked unknown', async () => {
    await answerFirst(dev, [{ document: 'AWS-RunPowerShellScript', seconds: 5000 }]);
    const slow = await health(dev);
    expect(slow.of('SSH port')).toEqual([
      expect.stringMatching(/^unknown: TimedOut/),
      expect.stringMatching(/^unknown: /),
    ]);
    expect(slow.of('nss status').at(-1)).toMatch(
      /^unknown: TimeoutError: not asked: what was asked before took 360 seconds/,
    );
  });

  test.each([
    ['NSS service is running', NETSTAT, 'pass: NSS service is running', 'pass: 2 established'],
    ['NSS service is stopped', NETSTAT, 'fail: NSS service is stopped', 'pass: 2 established'],
    ['NSS service is not running', NETSTAT, 'fail: NSS service is not running', 'pass: 2 established'],
    [
      'NSS service is not-running',
      'tcp4 0 0 *.22 *.* LISTEN',
      'fail: NSS service is not-running',
      'fail: 0 established',
    ],
  ])('%p is told, and its connections are counted', async (status, netstat, statusLine, connections) => {
    await answerFirst(dev, [ssh('status', status), ssh('troubleshoot netstat', netstat)]);
    const { of } = await health(dev);
    expect([of('nss status', 'web-01'), of('nss connections', 'web-01')]).toEqual([[statusLine], [connections]]);
  });

  test('the words of a healthy status are in the environment file; a command that fails is no health', async () => {
    await answerFirst(dev, [ssh('status', 'Zustand: gut'), ssh('troubleshoot netstat', NETSTAT)]);
    expect((await health(dev)).of('nss status', 'web-01')).toEqual(['fail: Zustand: gut']);
    await described({ ...dev.system, applianceKeySecret: 'nss-dev/appliance-key', healthyStatus: ['gut'] });
    expect((await health(dev)).of('nss status', 'web-01')).toEqual(['pass: Zustand: gut']);
    await answerFirst(dev, [ssh('status', 'running', 255), ssh('troubleshoot netstat', NETSTAT)]);
    expect((await health(dev)).of('nss status', 'web-01')).toEqual(['fail: running']);
  });
});

test.each([
  [7, 'pass', -1],
  [20, 'fail', 40],
  [45, 'fail', 15],
  [70, 'fail', 0],
] as const)('a feed that has been silent for %d minutes: %s, %d minutes left', async (minutes, verdict, left) => {
  const [feed] = dev.system.pulse.feeds;
  await setPulse(dev, [feed?.metric ?? ''], minutes);
  const { of, minutesLeft, summary } = await health(dev);
  expect(of('pulse to SIEM', feed?.label)[0]).toMatch(new RegExp(`^${verdict}: `));
  expect(minutesLeft).toBeGreaterThanOrEqual(Math.max(left - 2, left === 0 ? 0 : -1));
  expect(minutesLeft).toBeLessThanOrEqual(left);
  if (left === 0) expect(summary).toContain('logs are being lost');
  if (left > 0) expect(summary).toMatch(/logs are lost in \d+ minutes/);
});

test('what was seen of each pulse is kept minute by minute, for the page about the environment', async () => {
  const { feeds, hubs, silentBelowBytesPerMinute } = dev.system.pulse;
  const { execution } = await health(dev);
  const step = execution.StepExecutions?.find(({ StepName }) => StepName === 'checkPulse');
  const seen = JSON.parse(step?.Outputs?.['Points']?.[0] ?? '[]') as {
    label: string;
    silentBelow: number;
    points: [number, number][];
  }[];
  expect(seen.map(({ label }) => label)).toEqual([
    ...feeds.map(({ label }) => `pulse to SIEM: ${label}`),
    ...hubs.map(({ label }) => `pulse from hubs: ${label}`),
  ]);
  for (const { silentBelow, points } of seen) {
    expect(silentBelow).toBe(silentBelowBytesPerMinute);
    expect(points.length).toBeGreaterThan(0);
    expect(points.every(([minutesAgo, bytes]) => minutesAgo >= 0 && bytes >= silentBelow)).toBe(true);
  }
});

test('silent hubs fail, and lose no time of the feeds', async () => {
  const [hub] = dev.system.pulse.hubs;
  await setPulse(dev, [hub?.metric ?? '']);
  const { of, minutesLeft } = await health(dev);
  expect([of('pulse from hubs', hub?.label)[0], minutesLeft]).toEqual([expect.stringMatching(/^fail: silent/), -1]);
});

test('bytes below the limit are silence', async () => {
  const { pulse } = dev.system;
  const [feed] = pulse.feeds;
  await setPulse(dev, [feed?.metric ?? '']);
  await metricNow(dev, pulse.namespace, feed?.metric ?? '', pulse.silentBelowBytesPerMinute - 1);
  expect((await health(dev)).of('pulse to SIEM', feed?.label)[0]).toMatch(/^fail/);
});

test('rejected packets warn from one more than may be', async () => {
  const [rejected] = dev.system.pulse.rejected;
  await metricNow(dev, dev.system.pulse.namespace, rejected?.metric ?? '', 10);
  expect((await health(dev)).of('rejected packets', rejected?.label)).toEqual(['pass: 10 in 15 minutes']);
  await metricNow(dev, dev.system.pulse.namespace, rejected?.metric ?? '', 1);
  expect((await health(dev)).of('rejected packets', rejected?.label)).toEqual(['warn: 11 in 15 minutes']);
  expect((await health(dev, { RejectedPackets: '20' })).of('rejected packets', rejected?.label)).toEqual([
    'pass: 11 in 15 minutes',
  ]);
});

test('a NAT gateway without ports fails', async () => {
  const [gateway] = dev.system.natGateways;
  await metricNow(dev, 'AWS/NATGateway', 'ErrorPortAllocation', 3, { NatGatewayId: gateway?.id ?? '' });
  const { of } = await health(dev);
  await removeMetrics(dev.endpoint, { ...at(dev), namespace: 'AWS/NATGateway' });
  expect(of('NAT errors')).toEqual(['fail: 3 port allocation errors in 15 minutes']);
});

test('BGP down fails twice over: the interface and its session', async () => {
  await prepareFixtures(dev.endpoint, {
    bgpPeers: [{ ...at(dev), virtualInterfaceId: dev.system.virtualInterfaces[0]?.id ?? '', status: 'down' }],
  });
  const { of, lines } = await health(dev);
  expect([of('virtual interface'), of('BGP session')]).toEqual([['fail: down'], ['fail: 0 of 1 peers up']]);
  expect(lines.find(({ check }) => check === 'BGP session')?.action).toContain('Compare VLAN 101, AS 65001');
});

test('an interface that was not accepted is told with the runbook that accepts it', async () => {
  await allocateAnew(dev);
  const { lines } = await health(dev);
  expect(lines.find(({ check }) => check === 'virtual interface')).toMatchObject({
    verdict: 'fail',
    figure: 'confirming',
    action: 'Run the accept-virtual-interface runbook.',
  });
  await run(dev, 'accept-virtual-interface');
});

// docs.aws.amazon.com/directconnect/latest/UserGuide/resiliency_toolkit.html: with two connections, one that is down is no outage.
describe('two virtual interfaces', () => {
  const bgp = (...down: string[]) =>
    prepareFixtures(dev.endpoint, {
      bgpPeers: [dev.system.virtualInterfaces[0]?.id ?? '', SECOND_INTERFACE].map((virtualInterfaceId) => ({
        ...at(dev),
        virtualInterfaceId,
        status: down.includes(virtualInterfaceId) ? ('down' as const) : ('up' as const),
      })),
    });
  beforeAll(async () => {
    await allocateSecond(dev);
    await run(dev, 'accept-virtual-interface');
  });
  afterAll(() => describeAs(dev, dev.system));

  test('both up pass, each with its own lines', async () => {
    await bgp();
    const { of } = await health(dev);
    expect([of('virtual interface'), of('BGP session')]).toEqual([
      ['pass: available', 'pass: available'],
      ['pass: 1 of 1 peers up', 'pass: 1 of 1 peers up'],
    ]);
  });

  test('one of two BGP peers down is a warning about that interface, and the relay has not failed', async () => {
    await bgp(SECOND_INTERFACE);
    const { of, verdict, lines } = await health(dev);
    expect([of('virtual interface'), of('BGP session')]).toEqual([
      ['warn: down', 'pass: available'],
      ['warn: 0 of 1 peers up', 'pass: 1 of 1 peers up'],
    ]);
    expect(verdict).toBe('warn');
    expect(lines.find(({ check, verdict: one }) => check === 'BGP session' && one === 'warn')).toMatchObject({
      subject: SECOND_INTERFACE,
      action: expect.stringContaining('Compare VLAN 109') as unknown,
    });
  });

  test('both down fail', async () => {
    await bgp(dev.system.virtualInterfaces[0]?.id ?? '', SECOND_INTERFACE);
    const { of } = await health(dev);
    expect([of('virtual interface'), of('BGP session')]).toEqual([
      ['fail: down', 'fail: down'],
      ['fail: 0 of 1 peers up', 'fail: 0 of 1 peers up'],
    ]);
    await bgp();
  });
});

test.each([
  [2, 'pass: 2 of 2 up'],
  [1, 'warn: 1 of 2 up'],
  [0, 'warn: 0 of 2 up'],
] as const)('of a VPN behind Direct Connect %d tunnels: %s', async (up, line) => {
  await prepareFixtures(prod.endpoint, {
    vpnTunnels: prod.system.vpnConnections.map(({ id }) => ({ ...at(prod), vpnConnectionId: id, up })),
  });
  expect((await health(prod)).of('VPN tunnels')).toEqual([line]);
});

test.each([
  [10, 'pass: 10 days'],
  [331, 'warn: 331 days'],
])('a certificate that was installed %d days ago: %s', async (days, line) => {
  const Name = `/${dev.place.purpose}/relay/web-01/certificate-installed`;
  await dev.ssm.send(
    new PutParameterCommand({
      Name,
      Value: new Date(Date.now() - days * 86_400_000).toISOString(),
      Type: 'String',
      Overwrite: true,
    }),
  );
  const { of } = await health(dev);
  await dev.ssm.send(new DeleteParameterCommand({ Name }));
  expect([of('certificate age', 'web-01'), of('certificate age', 'firewall-01')]).toEqual([
    [line],
    ['unknown: not recorded'],
  ]);
});

test('an agent without a heartbeat warns', async () => {
  await removeMetrics(dev.endpoint, { ...at(dev), namespace: dev.system.agent.namespace });
  expect((await health(dev)).of('agent heartbeat')).toEqual(['warn: 0 samples in 10 minutes']);
  await run(dev, 'install-cloudwatch-agent');
  expect((await health(dev)).of('agent heartbeat')).toEqual(['pass: 1 samples in 10 minutes']);
});

test('an alarm that is on is named', async () => {
  const cloudWatch = new CloudWatchClient(dev.client);
  const names: string[] = [];
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms(
    { client: cloudWatch },
    { AlarmNamePrefix: 'nss-dev-' },
  ))
    names.push(...MetricAlarms.map(({ AlarmName = '' }) => AlarmName));
  const [AlarmName = ''] = names.filter((name) => name.includes('cpu'));
  await cloudWatch.send(new SetAlarmStateCommand({ AlarmName, StateValue: 'ALARM', StateReason: 'a test' }));
  const { of } = await health(dev);
  await cloudWatch.send(new SetAlarmStateCommand({ AlarmName, StateValue: 'OK', StateReason: 'a test' }));
  expect(of('alarms')[0]).toContain(AlarmName);
  expect(of('alarms')[0]).toMatch(/^warn/);
});

test.each([
  ['ec2:DescribeInstanceStatus', 'status checks'],
  ['ec2:DescribeNetworkInterfaces', 'interfaces'],
  ['cloudwatch:DescribeAlarms', 'alarms'],
  ['directconnect:DescribeVirtualInterfaces', 'virtual interface'],
])('what %s does not answer is unknown, not passed over', async (action, check) => {
  await failCalls(dev.endpoint, { action, error: 'AccessDeniedException', times: 50 });
  const { of, execution } = await health(dev);
  expect(of(check).length).toBeGreaterThan(0);
  expect(of(check).every((line) => line.startsWith('unknown: '))).toBe(true);
  expect(execution.AutomationExecutionStatus).toBe('Success');
});

test.each([
  [{ Log: 'web' }, 'web-01'],
  [{ Server: 'web-01' }, 'web-01'],
])('with the scope %p only what is in it is judged', async (given, server) => {
  await prepareFixtures(dev.endpoint, {
    instanceChecks: [{ ...at(dev), instanceId: serverNamed(dev, 'firewall-01').instanceId, system: 'impaired' }],
    bgpPeers: [{ ...at(dev), virtualInterfaceId: dev.system.virtualInterfaces[0]?.id ?? '', status: 'down' }],
  });
  await setPulse(
    dev,
    dev.system.pulse.feeds.filter(({ log }) => log === 'firewall').map(({ metric }) => metric),
  );
  expect((await health(dev)).verdict).toBe('fail');
  const { of, lines } = await health(dev, given);
  expect(of('EC2 state')).toEqual(['pass: running']);
  expect(lines.filter(({ check }) => check === 'certificate age').map(({ subject }) => subject)).toEqual([server]);
  expect(of('pulse to SIEM')).toEqual([expect.stringMatching(/^pass/)]);
  // What all servers share is told, and is not theirs.
  expect(of('BGP session')).toEqual(['warn: 0 of 1 peers up']);
});

test('a scope without servers is refused', async () => {
  const { execution } = await health(dev, { Server: 'web-09' });
  expect(execution.FailureMessage).toContain('there is no server web-09 for all logs; there are web-01, firewall-01');
});

test.each(['checkServers', 'checkAppliances', 'checkPulse', 'checkPath', 'checkBastion'])(
  'where %s ends in nothing, the table is there and names it',
  async (stepName) => {
    await automationControl(dev.endpoint).delay({ stepName, seconds: 4000, effect: 'after' });
    const { execution, lines, verdict } = await health(dev);
    expect(lines.filter(({ check }) => check === stepName)).toMatchObject([
      { verdict: 'unknown', figure: 'was not looked at to its end' },
    ]);
    expect(lines.length).toBeGreaterThan(5);
    expect([verdict, execution.AutomationExecutionStatus]).toEqual(['warn', 'Success']);
  },
);

describe('the silent side of a server', () => {
  const silence = (kinds: readonly ('feeds' | 'hubs')[]) =>
    setPulse(
      dev,
      kinds.flatMap((kind) => dev.system.pulse[kind].map(({ metric }) => metric)),
    );
  const feed = () => dev.system.pulse.feeds.find(({ log }) => log === 'web')!;
  const webOnly = () => setPulse(dev, [feed().metric]);

  test.each<[string, () => Promise<void>, RegExp, RegExp]>([
    ['nothing', () => setPulse(dev), /^pass: none/, /^$/],
    [
      'the path',
      async () => {
        await prepareFixtures(dev.endpoint, {
          bgpPeers: [{ ...at(dev), virtualInterfaceId: dev.system.virtualInterfaces[0]?.id ?? '', status: 'down' }],
        });
        await silence(['feeds']);
      },
      /^fail: path: BGP of .* is down/,
      /Fix the path.*Leave the server running/,
    ],
    [
      'the SIEM, which takes hardly anything',
      async () => {
        await webOnly();
        await metricNow(dev, dev.system.pulse.namespace, feed().metric, 180);
      },
      /^fail: SIEM: soc does not take web to soc/,
      /owners fix the receiver.*Leave/,
    ],
    [
      'the SIEM, which nobody reaches',
      () => silence(['feeds']),
      /^fail: SIEM: no server reaches soc/,
      /Leave the server/,
    ],
    [
      'a rule',
      async () => {
        await webOnly();
        const rejected = dev.system.pulse.rejected.find(({ log }) => log === 'web');
        await metricNow(dev, dev.system.pulse.namespace, rejected?.metric ?? '', 40);
      },
      /^fail: rule: packets of web-01 are turned away/,
      /Revert the rule.*Leave/,
    ],
    [
      'Zscaler',
      async () => {
        await silence(['feeds', 'hubs']);
        await metricNow(dev, dev.system.pulse.namespace, dev.system.pulse.hubs[0]?.metric ?? '', 60);
      },
      /^fail: Zscaler: nothing comes from Zscaler/,
      /trust page/,
    ],
    ['the server', webOnly, /^fail: server: web-01 sends nothing of web to soc/, /nss-failover, else nss-restart/],
    [
      'nobody knows which',
      () => removeMetrics(dev.endpoint, { ...at(dev), namespace: dev.system.pulse.namespace }),
      /^unknown: unknown: the flow log has no figures at all/,
      /Leave the server/,
    ],
    [
      'nobody knows which, as AWS left records out',
      async () => {
        await webOnly();
        await metricNow(dev, dev.system.pulse.namespace, dev.system.pulse.skipped['web-01'] ?? '', 1);
      },
      /^unknown: unknown: AWS left records of web-01 out of the flow log/,
      /Leave the server/,
    ],
  ])('is %s', async (_side, prepare, figure, action) => {
    await prepare();
    const { of, lines } = await health(dev);
    expect(of('silent side', 'web-01')).toEqual([expect.stringMatching(figure)]);
    expect(lines.find(({ check, subject }) => check === 'silent side' && subject === 'web-01')?.action).toMatch(action);
  });
});

test('being throttled a few times changes nothing', async () => {
  for (const action of ['ec2:DescribeInstances', 'cloudwatch:GetMetricStatistics', 'ssm:GetParameter'])
    await failCalls(dev.endpoint, { action, error: 'Throttling', times: 2 });
  expect((await health(dev)).lines.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
});
