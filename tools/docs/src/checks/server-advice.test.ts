import { workspaceRoot } from '@nss/workspace';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS_GUIDE, alarmKinds } from '@nss/observability';
import { listedRunbooks, RUNBOOKS } from '@nss/runbooks';
import { parseMarkdown } from '../markdown/markdown-file';
import { hastySteps, SIDE_IS_KNOWN, stepsOfSection, TOUCHES_SERVER } from './server-advice';

const read = (path: string) => readFileSync(join(workspaceRoot(), path), 'utf8');
const guide = parseMarkdown(OPERATIONS_GUIDE, read(OPERATIONS_GUIDE));
/** Alarms about machines that relay nothing, and about one that EC2 itself calls ill. */
const MACHINES = ['bastion-agent-silent', 'server-status'];
/** Alarms of a feed that is silent, whatever the cause. */
const FEEDS = ['feed-silent', 'feed-silent-sustained', 'logs-will-be-lost'];
/** Alarms whose cause is never the server. */
const ELSEWHERE = [
  'bgp-down',
  'bgp-session-down',
  'vpn-down',
  'vpn-tunnel-down',
  'packets-rejected',
  'hubs-silent',
  'nat-ports-exhausted',
  'relay-unhealthy',
];

test.each(
  alarmKinds()
    .map(({ slug }) => slug)
    .filter((slug) => slug !== 'bastion-agent-silent'),
)('no step of %s touches a server that is not known to be the side that is silent', (slug) => {
  expect(
    hastySteps(stepsOfSection(guide, slug)).filter(
      (step) => slug !== 'server-status' || !/moves the machine to another host/.test(step),
    ),
  ).toEqual([]);
});

test.each(FEEDS)('the first step of %s is the question which side is silent', (slug) => {
  expect(stepsOfSection(guide, slug)[0]).toMatch(/^1\. \[Which side is silent\?\]/);
});

test.each(ELSEWHERE)('%s is never answered by touching a server', (slug) => {
  const steps = stepsOfSection(guide, slug);
  expect(steps.length).toBeGreaterThan(0);
  expect(steps.filter((step) => TOUCHES_SERVER.test(step))).toEqual([]);
});

test.each(alarmKinds().filter(({ slug }) => !MACHINES.includes(slug)))(
  'the description of $slug sends nobody to stop or restart a server',
  ({ firstStep, meaning }) => {
    expect([firstStep, meaning].filter((text) => TOUCHES_SERVER.test(text))).toEqual([]);
  },
);

test('the page says where the logs are, and that stopping the server loses them', () => {
  expect(read(OPERATIONS_GUIDE).replace(/\s+/g, ' ')).toContain(
    '**in its memory**, for up to an hour, and sends when the SIEM answers again. Stopping or rebooting that server loses it',
  );
});

const RUNBOOK_FOLDER = 'apps/ops-runbooks/src/runbooks';
const scripts = readdirSync(join(workspaceRoot(), RUNBOOK_FOLDER), { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.py'),
);

/** Texts of a script that are meant for people. */
const messages = (file: string) =>
  [...read(`${RUNBOOK_FOLDER}/${file}`).matchAll(/'((?:[^'\\\n]|\\.)*)'/g)]
    .map(([, text = '']) => text)
    .filter((text) => /\s/.test(text));

test.each(scripts.filter((file) => /check_(path|pulse|bastion)/.test(file)))(
  '%s answers nothing by touching a server',
  (file) => {
    expect(messages(file).filter((text) => TOUCHES_SERVER.test(text))).toEqual([]);
  },
);

test.each(scripts.filter((file) => /check_(servers|appliances)/.test(file)))(
  '%s says when a server may be touched',
  (file) => {
    const hasty = messages(file).filter(
      (text) => TOUCHES_SERVER.test(text) && !SIDE_IS_KNOWN.test(text) && !/feeds are silent/i.test(text),
    );
    expect(hasty).toEqual([]);
  },
);

test('who runs a runbook that stops servers is told of the memory, in its page and its parameters', () => {
  const stops = RUNBOOKS.filter(({ permissions }) =>
    permissions({ purpose: 'p', environment: 'e', account: '1', region: 'r', partition: 'aws' }).some(
      ({ actions }) =>
        actions.includes('ec2:RebootInstances') ||
        (actions.includes('ec2:StopInstances') && actions.includes('ec2:StartInstances')),
    ),
  );
  expect(stops.map(({ name }) => name).sort()).toEqual(['nss-failover', 'nss-restart', 'nss-set-up', 'nss-update']);
  // A standby that was stopped holds nothing, and no other server is updated.
  for (const { name } of stops.filter((each) => each.name !== 'nss-update')) {
    expect(read(`${RUNBOOK_FOLDER}/${name}/${name}.md`)).toMatch(/memory/);
    expect(
      listedRunbooks()
        .find((each) => each.name === name)
        ?.parameters.map((parameter) => parameter.name),
    ).toContain('Override');
  }
});

test.each([
  ['1. Stop looking for the cause. With a standby: [fail over](#fail-over).'],
  ['2. They drop: `nss restart` on the appliance.'],
  ['1. Run the nss-failover runbook.'],
  ['3. Stop and start the instance.'],
  ['1. Reboot it.'],
])('%j alone is found', (step) => {
  expect(hastySteps([step])).toEqual([step]);
});

test('after the question it is not, before it is', () => {
  expect(hastySteps(['1. Which side is silent?', '2. Fail over.'])).toEqual([]);
  expect(hastySteps(['1. Fail over.', '2. Which side is silent?'])).toEqual(['1. Fail over.']);
});
