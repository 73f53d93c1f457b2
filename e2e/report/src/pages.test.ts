import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { textFaults } from './browser/text-faults';
import { startableBrowser } from './browser/browser';

jest.setTimeout(300_000);

const folder = mkdtempSync(join(tmpdir(), 'report-'));
const startable = startableBrowser();
const opened = startable ? test : test.skip;
let browser: Browser;

/** Edges of something on the screen. */
type Box = Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>;

/** What `drill run` prints, with what a page must not take for more than text. */
const NIGHT = [
  {
    name: 'siem-down',
    advised: { timeline: [{ minute: 71, what: 'mail', text: '<img src=x onerror="alert(1)"> </script>' }] },
    lostMinutes: { nothing: { 'web to soc': 30, 'firewall to soc': 12 }, "the page's advice": { 'web to soc': 0 } },
  },
];

/** What deployments and health checks left, minute by minute. */
function health(id: string, at: string, points: readonly (readonly [number, number])[]) {
  const [label, other] = ['pulse to SIEM: web to soc', 'pulse from hubs: <b>web</b>'];
  const lines = [
    { verdict: 'fail', check: 'pulse to SIEM', subject: 'web to soc', figure: 'silent for 20 minutes' },
    { verdict: 'pass', check: 'EC2 state', subject: 'web-01', figure: 'running' },
  ].map((line) => ({ ...line, threshold: 'x', action: '' }));
  const step = (StepName: string, outputs: Record<string, string>) => ({
    StepName,
    ExecutionEndTime: at,
    Outputs: Object.fromEntries(Object.entries(outputs).map(([name, text]) => [name, [text]])),
  });
  return {
    AutomationExecutionId: id,
    DocumentName: 'nss-prod-nss-health-check-01',
    AutomationExecutionStatus: 'Failed',
    ExecutionEndTime: at,
    StepExecutions: [
      step('checkPulse', {
        Points: JSON.stringify([label, other].map((each) => ({ label: each, silentBelow: 4096, points }))),
      }),
      step('conclude', { Lines: JSON.stringify(lines), Summary: 'fail: 1 fail, 1 pass' }),
    ],
  };
}

const FOUND = {
  environment: 'prod',
  digest: '0123456789abcdef',
  at: '2026-11-28T09:00:00Z',
  areas: [{ area: 'subnets', planned: 7, differs: 1 }],
  differences: [{ area: 'subnets', what: '<script>alert(1)</script>', planned: 'yes', found: 'no' }],
  executions: [
    health('1', '2026-11-28T09:00:00.000Z', [
      [3, 90_000],
      [2, 91_000],
      [1, 20],
    ]),
  ],
};

function report(...argv: string[]) {
  return spawnSync(process.execPath, ['tools/setup/src/run.mjs', 'apps/nss-infra/src/report/main.ts', ...argv], {
    cwd: workspaceRoot(),
    encoding: 'utf8',
    env: { ...process.env, ENVIRONMENTS_DIR: 'libs/environment/reference' },
  });
}

beforeAll(async () => {
  const night = join(folder, 'night.json');
  writeFileSync(night, JSON.stringify(NIGHT));
  expect(report('--out', folder)).toMatchObject({ status: 0 });
  const history = join(folder, 'history');
  mkdirSync(history);
  writeFileSync(join(history, 'found.json'), JSON.stringify(FOUND));
  const later = health('2', '2026-11-28T11:00:00.000Z', [
    [2, 70_000],
    [1, 71_000],
  ]);
  writeFileSync(join(history, 'health.json'), JSON.stringify(later));
  expect(report('prod', '--out', folder, '--drill', night, '--history', history)).toMatchObject({ status: 0 });
  // The pages are our own, and a container's root has no sandbox.
  if (startable) browser = await chromium.launch({ executablePath: startable, args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** A page that is open, and what it said to the console, threw or asked for. */
async function open(name: string, options: Parameters<Browser['newPage']>[0] = {}, ending = 'html') {
  const page = await browser.newPage(options);
  const faults: string[] = [];
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.isNavigationRequest()) faults.push(`request: ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(pathToFileURL(join(folder, `${name}.${ending}`)).href);
  return { page, faults };
}

/** Rules of WCAG 2.2 A and AA that the page breaks. The policy of the page lets no script in, so axe is given to the debugger. */
async function violations(page: Page): Promise<string[]> {
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  const found = (await page.evaluate(`${axe}; axe.run(document).then(({ violations }) => violations)`)) as {
    id: string;
    nodes: { html: string }[];
  }[];
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

opened.each([
  ['dev', {}],
  ['prod', {}],
  ['prod', { colorScheme: 'dark' as const }],
  ['prod', { viewport: { width: 360, height: 640 } }],
  ['prod', { forcedColors: 'active' as const }],
])('%s %j asks nobody, says nothing to the console, and axe finds nothing', async (name, options) => {
  const { page, faults } = await open(name, options);
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
  // Nothing but what scrolls by itself is wider than the screen.
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(
    true,
  );
  await page.close();
});

opened('it says what stands where, who may talk to whom and why, and what an alarm means', async () => {
  const { page } = await open('prod');
  const text = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
  for (const expected of [
    'nss-prod-web-02 (standby)',
    'eth0 10.1.0.132 · eth1 10.1.0.133',
    'virtual interface, VLAN 202',
    'VPN, two tunnels',
    'logs from the Nanolog cluster',
    'out of nss-prod-nss-service-web-security-group-01',
    'nss-prod-web-soc-silent-alarm-01',
    'below 4096 in 10 of 10 times 1 min',
    'docs/operations.md#feed-silent',
    'USD a month, by list prices of ap-northeast-1',
    '16 GiB for 38000 users',
    'docs/reading-logs.md',
    'Every widget of nss-prod-dashboard-01',
    'nss-prod-flow-log-group-01 365 days',
    'SEC05-BP02 Control traffic flow within your network layers',
    '1:11 mail <img src=x onerror="alert(1)"> </script>',
    'nothing 42',
    'after the assembly 0123456789ab was deployed: 6 of 7 as planned',
    '<script>alert(1)</script>',
    'fail: 1 fail, 1 pass',
    'What 2 health checks saw of each pulse',
    'pulse from hubs: <b>web</b>, bytes a minute',
  ])
    expect(text).toContain(expected);
  await page.close();
});

opened('each pulse is a plot over time, with the line of silence, and broken where nobody looked', async () => {
  const { page } = await open('prod');
  expect(await page.locator('.pulse').count()).toBe(2);
  expect(await page.locator('.pulse desc').first().textContent()).toBe(
    'From 2026-11-28 08:57 to 2026-11-28 10:59 UTC 5 minutes had data, 1 of them fewer than 4096 bytes.',
  );
  const drawn = (await page.locator('.pulse .line').first().getAttribute('d')) ?? '';
  expect([drawn.match(/M/g)?.length, drawn.match(/L/g)?.length]).toEqual([2, 3]);
  expect(await page.evaluate(`getComputedStyle(document.querySelector('.pulse .line')).stroke`)).not.toBe('none');
  await page.close();
});

opened('a keyboard comes to the content at once, and to every part', async () => {
  const { page } = await open('dev');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
  const targets = (await page.evaluate(
    `[...document.querySelectorAll('a[href^="#"]')].map((a) => document.querySelector(a.getAttribute('href')) !== null)`,
  )) as boolean[];
  expect(targets.length).toBeGreaterThan(7);
  expect(targets.every(Boolean)).toBe(true);
  await page.close();
});

opened('every feed and alarm of the template is on the dashboard, and what is silent is in alarm', async () => {
  const { page } = await open('prod');
  const text = await page.locator('.dashboard').textContent();
  for (const expected of ['web to soc: bytes out', 'silent below', 'Direct Connect: BGP'])
    expect(text).toContain(expected);
  expect(text).toMatch(/Alarms: 1 in alarm, \d+ OK/);
  expect(await page.locator('.dashboard .alarm.on').allTextContents()).toEqual([
    'nss-prod-relay-unhealthy-alarm-01',
    '…web-soc-silent-alarm-01',
  ]);
  await page.close();
});

opened.each([
  ['dev', {}],
  ['prod', {}],
  ['prod', { viewport: { width: 390, height: 800 } }],
])('%s %j: no text of a picture covers another or leaves its box, whatever the font', async (name, options) => {
  const { page } = await open(name, options);
  for (const font of ['system-ui', 'serif', 'sans-serif']) {
    await page.addStyleTag({ content: `.dashboard,.topology{font-family:${font}!important}` });
    expect(await page.evaluate(textFaults)).toEqual([]);
  }
  await page.close();
});

opened('a name stays on its line', async () => {
  const { page } = await open('prod', { viewport: { width: 390, height: 800 } });
  const broken = (await page.evaluate(
    `[...document.querySelectorAll('.name')].filter((each) => each.getClientRects().length > 1).map((each) => each.textContent)`,
  )) as string[];
  expect(broken).toEqual([]);
  expect(await page.locator('.name', { hasText: 'web-02' }).count()).toBeGreaterThan(3);
  await page.close();
});

opened.each(['dev', 'prod'])('the dashboard of %s is a picture that stands alone', async (name) => {
  const { page, faults } = await open(`${name}-dashboard`, {}, 'svg');
  expect(await page.evaluate('document.documentElement.localName')).toBe('svg');
  expect(await page.evaluate(`document.querySelectorAll('parsererror, script, image, foreignObject').length`)).toBe(0);
  expect(await page.evaluate(`getComputedStyle(document.querySelector('.line')).stroke`)).not.toBe('none');
  expect(faults).toEqual([]);
  await page.close();
});

opened('everything of the picture lies inside of it, and no machine covers another', async () => {
  const { page } = await open('prod');
  const boxes = (await page.evaluate(
    `[...document.querySelectorAll('.topology g:not(.group) rect')].map((rect) => rect.getBoundingClientRect().toJSON())`,
  )) as Box[];
  const whole = (await page.evaluate(`document.querySelector('.topology').getBoundingClientRect().toJSON()`)) as Box;
  expect(boxes.length).toBeGreaterThan(9);
  for (const [index, box] of boxes.entries()) {
    expect(
      box.left >= whole.left && box.right <= whole.right && box.top >= whole.top && box.bottom <= whole.bottom,
    ).toBe(true);
    for (const other of boxes.slice(index + 1))
      expect(
        box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top,
      ).toBe(true);
  }
  await page.close();
});

test('what is not what a command prints with --json is wrong use, and nothing is written', () => {
  const file = join(folder, 'other.json');
  writeFileSync(file, '{"a":1}');
  expect(report('prod', '--out', join(folder, 'none'), '--drill', file)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('is not what drill run prints with --json'),
  });
  expect(report('prod', '--out', join(folder, 'none'), '--history', file)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('neither what a deployment found nor what runbook start prints'),
  });
  expect(report('prod', '--out', join(folder, 'none'), '--assembly', folder)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('is no cloud assembly'),
  });
  expect(report('--out', join(folder, 'none'), '--changes', file)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('name the environment'),
  });
});
