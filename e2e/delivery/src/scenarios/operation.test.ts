import { workspaceRoot } from '@nss/workspace';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupEgressCommand,
  CreateInternetGatewayCommand,
  CreateVpcCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  type ResourceType,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import { administratorOf, prepareFixtures } from '@nss/embedded-aws';
import { DELIVERY_PURPOSES, deliveryRoleArn, executionRoleArn, githubEnvironment } from '@nss/environment';
import { changedEnvironment } from '../changed-environment';
import { OfflineDelivery } from '../offline-delivery';
import { gainsOf, hostilePullRequest } from './hostile-pull-request';
import { commentsOn, fates, stacksOf, SCENARIO_MILLISECONDS } from './runs';

jest.setTimeout(SCENARIO_MILLISECONDS);

let offline: OfflineDelivery;
let zscaler: Server;
let published: unknown;
const RANGES = 'libs/network/src/zscaler/data/zscaler.net.json';
const held = JSON.parse(readFileSync(join(workspaceRoot(), RANGES), 'utf8')) as { hubPrefixes: string[] };

beforeAll(async () => {
  zscaler = createServer((_request, answer) => answer.end(JSON.stringify(published))).listen(0, '127.0.0.1');
  await new Promise((resolve) => zscaler.once('listening', resolve));
  offline = await OfflineDelivery.begin({
    variables: { ZSCALER_CONFIG_URL: `http://127.0.0.1:${(zscaler.address() as AddressInfo).port}` },
  });
  // Dev is enough to operate on: prod waits for nobody.
  const [run] = offline.github.push({ 'docs/note.md': 'a note\n' });
  await run!.gate('prod').reached;
  run!.cancel();
  await run!.finished;
});
afterAll(async () => {
  await offline?.end();
  zscaler?.close();
});
afterEach(async () => {
  expect(await offline.planted.found()).toEqual([]);
});

const told = () => offline.github.state.issues.filter(({ labels }) => labels.includes('zscaler-ranges'));
const dev = () => offline.named('dev').environment;

test('a pull request is told what it changes in each environment, in one comment each, updated in place', async () => {
  const { issue, runs } = offline.github.pullRequest({
    title: 'Support case',
    changes: changedEnvironment(offline.named('dev'), ['zscaler', 'remoteSupport'], true),
  });
  const first = await commentsOn(issue, runs, { dev: 'TCP 12002', prod: 'nothing to change' });
  expect(first.dev).toMatch(
    /Templates were compared[^]*\*\*opens\*\*\n\n- TCP 12002 from nss-dev-nss-management-security-group-01 to 199\.168\.148\.101\/32/,
  );
  expect(first.prod).toContain('## prod: nothing to change');

  offline.github.state.variables['DIFF_ROLE'] = 'on';
  const second = await commentsOn(
    issue,
    offline.github.updatePullRequest(
      issue.number,
      changedEnvironment(offline.named('dev'), ['observability', 'notify'], ['soc-dev@example.com']),
    ),
    { dev: 'AWS::SNS::Subscription', prod: 'CloudFormation was asked' },
  );
  expect(second.dev).toContain('CloudFormation was asked with change sets');
  expect(second.dev).toContain('- removed AWS::SNS::Subscription `Foundation/Notifications/To-secops-dev@example.com`');
  expect(second.prod).toMatch(/## prod: \d+ resources change\n\nCloudFormation was asked/);
  expect(issue.comments).toHaveLength(2);
  expect(await stacksOf(offline, offline.named('prod').environment)).toEqual({});
});

test('a pull request with a ci.yml of its own gets the diff role, and with it no secret, no change, no approval', async () => {
  const places = offline.environments.map(({ environment }) => environment);
  const before = { main: offline.github.remote.resolve('refs/heads/main'), stacks: await stacksOf(offline, dev()) };
  const { runs } = offline.github.pullRequest({
    title: 'Faster checks',
    actor: 'mallory',
    changes: hostilePullRequest({
      githubEnvironments: ['', 'assembly', ...Object.keys(offline.github.state.environments)],
      roles: places.flatMap((place) => [
        ...DELIVERY_PURPOSES.map((purpose) => deliveryRoleArn(place, purpose)),
        executionRoleArn(place),
      ]),
      region: dev().region,
      secrets: ['nss-dev/bgp', 'nss-dev/nss-ssh-key', 'nss-prod/bgp'],
      virtualInterfaceId: 'dxvif-fg1example',
      stack: 'nss-dev-system',
    }),
  });
  const { log, jobs } = await runs[0]!.finished;
  expect(gainsOf(log)).toEqual(
    offline.environments
      .map(({ name, environment: { purpose } }) => {
        expect(log).toContain(githubEnvironment(name, 'diff'));
        return `${purpose}-diff-role-01 sts:AssumeRoleWithWebIdentity`;
      })
      .sort(),
  );
  expect(Object.keys(jobs).length).toBeGreaterThan(4);
  expect(log).toMatch(/refused job approves: Error 422 .*not permitted to approve/);
  expect(log).toMatch(/refused job pushes: /);
  // That no key is in the log is looked at after every test.
  expect({ main: offline.github.remote.resolve('refs/heads/main'), stacks: await stacksOf(offline, dev()) }).toEqual(
    before,
  );
});

test('drift opens an issue, and closes it once it is gone', async () => {
  const client = new EC2Client({
    endpoint: offline.cloud.endpoint,
    region: dev().region,
    credentials: administratorOf(offline.cloud.endpoint, dev().account),
  });
  const { SecurityGroups = [] } = await client.send(
    new DescribeSecurityGroupsCommand({
      Filters: [{ Name: 'group-name', Values: ['nss-dev-nss-service-web-security-group-01'] }],
    }),
  );
  const hole = {
    GroupId: SecurityGroups[0]?.GroupId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 25, ToPort: 25, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  };
  await client.send(new AuthorizeSecurityGroupEgressCommand(hole));
  const found = await offline.github.schedule('drift.yml').finished;
  const issue = offline.github.state.issues.find(({ title }) => title === 'dev has drifted');
  expect([found.conclusion, issue?.state, issue?.labels]).toEqual(['success', 'open', ['drift']]);
  expect(issue?.body).toContain('SecurityGroupEgress');
  expect(found.summary).toContain('## dev: drift');

  await client.send(new RevokeSecurityGroupEgressCommand(hole));
  const gone = await offline.github.schedule('drift.yml').finished;
  expect([gone.conclusion, issue?.state, issue?.comments.at(-1)?.body]).toEqual(['success', 'closed', 'This is gone.']);
});

test('hub ranges that are not plausible are refused; others become one branch and one issue that says what it opens and closes', async () => {
  published = { hubPrefixes: held.hubPrefixes.slice(0, 3) };
  const refused = await offline.github.schedule('zscaler-ranges.yml').finished;
  expect(refused.conclusion).toBe('failure');
  expect(refused.log).toContain('by more than a third');
  expect(told()).toEqual([]);

  published = { hubPrefixes: [...held.hubPrefixes.slice(1), '203.0.112.0/24'] };
  expect((await offline.github.schedule('zscaler-ranges.yml').finished).conclusion).toBe('success');
  published = { hubPrefixes: [...held.hubPrefixes.slice(1), '203.0.110.0/24'] };
  expect((await offline.github.schedule('zscaler-ranges.yml').finished).conclusion).toBe('success');
  const issues = told();
  expect(issues.map(({ state, pull }) => [state, pull])).toEqual([['open', undefined]]);
  expect(issues[0]?.body).toContain('may talk to these hubs from now on:\n\n- 203.0.110.0/24');
  expect(issues[0]?.body).toContain(`- ${held.hubPrefixes[0]}`);
  expect(issues[0]?.body).toMatch(
    /\[open it\]\(http:\/\/[^)\s]+\/acme\/nss-on-aws\/compare\/main\.\.\.zscaler-hub-ranges\?expand=1&title=feat%28network%29[^)\s]+\)/,
  );
  const { remote } = offline.github;
  const file = JSON.parse(remote.read(remote.resolve('refs/heads/zscaler-hub-ranges') ?? '', RANGES) ?? '{}') as {
    hubPrefixes: string[];
  };
  expect(file.hubPrefixes).toContain('203.0.110.0/24');

  published = { hubPrefixes: held.hubPrefixes };
  await offline.github.schedule('zscaler-ranges.yml').finished;
  expect(told().map(({ state }) => state)).toEqual(['closed']);
});

test('a runbook is started by hand: red when it fails, with its table in the summary and its record as evidence', async () => {
  const { account, region } = dev();
  const bgp = (status: 'up' | 'down') =>
    prepareFixtures(offline.cloud.endpoint, {
      bgpPeers: [{ account, region, virtualInterfaceId: 'dxvif-fg1example', status }],
    });
  await bgp('down');
  const red = await offline.github.dispatch('runbook.yml', {
    runbook: 'nss-health-check',
    environment: 'dev',
    parameters: 'RejectedPackets=20',
  }).finished;
  await bgp('up');
  expect(red.conclusion).toBe('failure');
  expect(red.summary).toContain('BGP session');
  const record = join(red.artifacts['evidence-dev-nss-health-check'] ?? '', 'execution.json');
  expect(
    existsSync(record) &&
      (JSON.parse(readFileSync(record, 'utf8')) as { AutomationExecutionStatus: string }).AutomationExecutionStatus,
  ).toBe('Failed');

  const green = await offline.github.dispatch('runbook.yml', { runbook: 'nss-health-check', environment: 'dev' })
    .finished;
  expect([green.conclusion, green.rolesAssumed.length]).toEqual(['success', 1]);
});

test('a parameter that the runbook does not take is refused before anything starts', async () => {
  const result = await offline.github.dispatch('runbook.yml', {
    runbook: 'nss-command',
    environment: 'dev',
    parameters: 'Server="web-01; reboot" Command=status',
  }).finished;
  expect(result.conclusion).toBe('failure');
  expect(result.log).toContain('Server: web-01; reboot does not match');
});

test('a merge that reaches for what another team has in the account is refused by AWS, and rolled back', async () => {
  const { account, region } = dev();
  const client = new EC2Client({
    endpoint: offline.cloud.endpoint,
    region,
    credentials: administratorOf(offline.cloud.endpoint, account),
  });
  const tags = (ResourceType: ResourceType) => [{ ResourceType, Tags: [{ Key: 'team', Value: 'payments' }] }];
  const { Vpc } = await client.send(
    new CreateVpcCommand({ CidrBlock: '10.77.0.0/16', TagSpecifications: tags('vpc') }),
  );
  const { InternetGateway } = await client.send(
    new CreateInternetGatewayCommand({ TagSpecifications: tags('internet-gateway') }),
  );
  await client.send(
    new AttachInternetGatewayCommand({ VpcId: Vpc?.VpcId, InternetGatewayId: InternetGateway?.InternetGatewayId }),
  );
  const theirs = async () =>
    (await client.send(new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [Vpc?.VpcId ?? ''] }] })))
      .RouteTables?.[0];
  const before = await theirs();
  const [run] = offline.github.push(
    withResource(offline.github, {
      type: 'AWS::EC2::Route',
      properties: {
        RouteTableId: before?.RouteTableId,
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: InternetGateway?.InternetGatewayId,
      },
    }),
  );
  const result = await run!.finished;
  expect([result.conclusion, fates(result, 'dev')]).toEqual(['failure', 'success failure']);
  expect(result.log).toMatch(/not authorized to perform[^\n]*ec2:CreateRoute/i);
  expect((await stacksOf(offline, dev()))['nss-dev-system']).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect((await theirs())?.Routes).toEqual(before?.Routes);
});

/** Files of a commit in which a stack has one more resource. */
function withResource({ remote }: OfflineDelivery['github'], resource: object): Record<string, string> {
  const file = 'apps/nss-infra/src/parts/observability-part.ts';
  const text = remote.read(remote.resolve('refs/heads/main') ?? '', file) ?? '';
  const changed = text
    .replace("from 'constructs';", "from 'constructs';\nimport { CfnResource } from 'aws-cdk-lib';")
    .replace(
      '    new PulseMetrics(',
      `    new CfnResource(this, 'Theirs', ${JSON.stringify(resource)});\n    new PulseMetrics(`,
    );
  if (!changed.includes("'Theirs'") || !changed.includes('{ CfnResource }'))
    throw new Error(`${file} is another than this test knows`);
  return { [file]: changed };
}
