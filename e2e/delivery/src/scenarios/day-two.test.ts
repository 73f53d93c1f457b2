import { workspaceRoot } from '@nss/workspace';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { prerequisites, referenceEnvironment, variants, workingPulse } from '@nss/e2e-deployment';
import { administratorOf, putMetrics } from '@nss/embedded-aws';
import { OWN_ENVIRONMENTS } from '@nss/environment';
import { readSystem } from '@nss/operations';
import { type RunResult } from '@nss/workflow-runner';
import { stringify } from 'yaml';
import { changedEnvironment } from '../changed-environment';
import { KEEPER, OfflineDelivery } from '../offline-delivery';
import { fates, SCENARIO_MILLISECONDS, stacksOf } from './runs';

jest.setTimeout(SCENARIO_MILLISECONDS);

/** The image that the pair gets. */
const IMAGE = 'ami-0ddddddddddddddd4';
const folder = mkdtempSync(join(tmpdir(), 'day-two-'));
const file = (name: string) => join(folder, `${name}.yaml`);

/** One scenario in order: each test goes on where the one before it ended. */
let offline: OfflineDelivery;
beforeAll(async () => {
  const { relay, ...dev } = referenceEnvironment('dev');
  const { tunnel } = variants();
  const files = {
    dev: {
      ...dev,
      relay: {
        ...relay,
        logs: ['web'],
        availability: 'active-standby',
        addresses: { 'web-01': relay.addresses['web-01'], 'web-02': relay.addresses['firewall-01'] },
      },
    },
    lab: { ...tunnel, environment: 'lab', purpose: 'nss-lab', relay: { ...tunnel!['relay'], logs: ['web'] } },
  };
  for (const [name, each] of Object.entries(files)) writeFileSync(file(name), stringify(each));
  process.env['ENVIRONMENTS_DIR'] = folder;
  offline = await OfflineDelivery.begin();
  const { conclusion, log } = await offline.github.push({ 'docs/note.md': 'a note\n' })[0]!.finished;
  if (conclusion !== 'success') throw new Error(log);
});
afterAll(async () => {
  await offline?.end();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  expect(await offline.planted.found()).toEqual([]);
});

const environment = (name: string) => offline.named(name).environment;
const credentialsOf = (name: string) => administratorOf(offline.cloud.endpoint, environment(name).account);

/** The machines of the pair that are there, by name: their image and state. */
async function pair(): Promise<Record<string, string>> {
  const client = {
    endpoint: offline.cloud.endpoint,
    region: environment('dev').region,
    credentials: credentialsOf('dev'),
  };
  const { Reservations = [] } = await new EC2Client(client).send(
    new DescribeInstancesCommand({
      Filters: [
        { Name: 'tag:Name', Values: ['nss-dev-web-*'] },
        { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] },
      ],
    }),
  );
  return Object.fromEntries(
    Reservations.flatMap(({ Instances = [] }) => Instances).map(({ Tags = [], ImageId, State }) => [
      Tags.find(({ Key }) => Key === 'Name')?.Value ?? '',
      `${ImageId} ${State?.Name}`,
    ]),
  );
}

/** Waits for the end of a deployment whose losses the reviewers of dev-consent accept. */
async function consented(run: ReturnType<OfflineDelivery['github']['dispatch']>): Promise<RunResult> {
  const gate = run.gate('dev-consent');
  await gate.reached;
  gate.approve(KEEPER);
  return run.finished;
}

test('a merge gives the standby another image while the active server serves on, and says what is to follow', async () => {
  const dev = offline.named('dev');
  expect(await pair()).toEqual({
    'nss-dev-web-01': `${dev.environment.relay.image} running`,
    'nss-dev-web-02': `${dev.environment.relay.image} stopped`,
  });
  const relay = { ...dev.environment.relay, image: IMAGE };
  await offline.cloud.prepare(prerequisites([{ ...dev, environment: { ...dev.environment, relay } }]));
  const { issue, runs } = offline.github.pullRequest({
    title: 'Another image, and no lab any more',
    changes: {
      ...changedEnvironment(dev, ['relay', 'image'], IMAGE),
      [`${OWN_ENVIRONMENTS}/${basename(file('lab'))}`]: null,
    },
  });
  runs.forEach((run) => run.cancel());
  await Promise.all(runs.map(({ finished }) => finished));
  const result = await consented(offline.github.merge(issue.number)[0]!);
  expect([result.conclusion, fates(result, 'dev'), fates(result, 'lab')]).toEqual([
    'success',
    'success success',
    'never never',
  ]);
  expect(result.summary).toMatch(
    /\*\*interrupted\*\*: web-02 is replaced[^]*nss-dev-web-01 relays[^\n]*runbook nss-set-up[^\n]*then deploy again[^]*dev: as planned, healthy/,
  );
  expect(await pair()).toEqual({
    'nss-dev-web-01': `${dev.environment.relay.image} running`,
    'nss-dev-web-02': `${IMAGE} stopped`,
  });
});

test('a standby that nobody has set up does not keep the relay: the fail-over takes itself back, and says why', async () => {
  const result = await failOver();
  expect(result.conclusion).toBe('failure');
  expect(result.summary).toContain('web-02 sends nothing to its SIEM and gets nothing from Zscaler');
  expect((await pair())['nss-dev-web-01']).toMatch(/running$/);
});

test('once it is set up it takes over, and the next deployment gives the other server the image: nothing else is left to change', async () => {
  // In place of nss-set-up, which e2e/runbooks executes: the logs of the hour to come flow by whichever server runs.
  const { account, region } = environment('dev');
  const client = { endpoint: offline.cloud.endpoint, region, credentials: credentialsOf('dev') };
  const system = await readSystem(new SSMClient(client), environment('dev').purpose);
  const inAnHour = new Date(Date.now() + 60 * 60_000);
  await putMetrics(offline.cloud.endpoint, workingPulse({ account, region }, system, inAnHour));
  expect((await failOver()).conclusion).toBe('success');
  expect((await pair())['nss-dev-web-02']).toBe(`${IMAGE} running`);

  const result = await consented(offline.github.dispatch('deploy.yml'));
  expect([result.conclusion, fates(result, 'dev')]).toEqual(['success', 'success success']);
  expect(result.summary).toContain('**interrupted**: web-01 is replaced');
  expect(result.summary).not.toContain('then deploy again');
  expect(await pair()).toEqual({ 'nss-dev-web-01': `${IMAGE} stopped`, 'nss-dev-web-02': `${IMAGE} running` });
});

test('an environment without a file runs on until an administrator retires it, by the command of the page', async () => {
  rmSync(file('lab'));
  expect(await stacksOf(offline, environment('lab'))).toEqual({ 'nss-lab-system': 'CREATE_COMPLETE' });
  const { account, region, purpose } = environment('lab');
  const { accessKeyId, secretAccessKey } = credentialsOf('lab');
  const { stdout } = await promisify(execFile)(
    'npm',
    [
      ...['run', '-s', 'retire', '--', '--environment', 'lab', '--confirm', 'lab'],
      ...['--purpose', purpose, '--account', account, '--region', region],
    ],
    {
      cwd: workspaceRoot(),
      env: {
        ...process.env,
        ENVIRONMENTS_DIR: folder,
        AWS_ENDPOINT_URL: offline.cloud.endpoint,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
      },
    },
  );
  expect(stdout).toMatch(/approved by --confirm lab\nlab is retired: nothing is left but what was said to stay/);
  expect(await stacksOf(offline, environment('lab'))).toEqual({});
});

/** Dispatches the fail-over of the pair, and waits for its end. */
function failOver(): Promise<RunResult> {
  const inputs = { runbook: 'nss-failover', environment: 'dev', parameters: 'Log=web' };
  return offline.github.dispatch('runbook.yml', inputs).finished;
}
