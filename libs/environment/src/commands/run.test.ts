import { runCommand } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { directoryOf, edited } from '../testing/edited-files';
import { referenceText } from '../testing/reference-text';
import { hubRanges } from '@nss/network';
import { loadEnvironments } from '../loader';
import { validate } from './validate';
import { environmentsCommand } from './run';

// The program is bundled and started, which takes a while on a busy machine.
jest.setTimeout(60_000);

const bad = edited(referenceText('dev'), [
  ['vlan: 101', 'vlan: "101"'],
  ['purpose: nss-dev ', 'purpose: "nss\\e[2J" '],
]);

async function call(argv: readonly string[], directory?: string, colour = false) {
  const before = process.env['ENVIRONMENTS_DIR'];
  if (directory !== undefined) process.env['ENVIRONMENTS_DIR'] = directory;
  const out: string[] = [];
  const error: string[] = [];
  try {
    const streams = { out: (text: string) => out.push(text), error: (text: string) => error.push(text), colour };
    const code = await runCommand(environmentsCommand, argv, streams);
    return { code, out: out.join('\n'), error: error.join('\n') };
  } finally {
    if (before === undefined) delete process.env['ENVIRONMENTS_DIR'];
    else process.env['ENVIRONMENTS_DIR'] = before;
  }
}

test('validate prints one line for each good file', async () => {
  const { code, error, out } = await call(['validate']);
  expect([code, error]).toEqual([0, '']);
  expect(out.split('\n')).toEqual([
    expect.stringMatching(
      /^ok {2}libs\/environment\/reference\/dev\.yaml {2}dev: account 111111111111, ap-northeast-1, servers web-01, firewall-01, hub ranges of \d{4}-\d\d-\d\d, \d+ days old/,
    ),
    expect.stringMatching(
      /^ok {2}libs\/environment\/reference\/prod\.yaml {2}prod: account 222222222222, ap-northeast-1, servers web-01, web-02, firewall-01, firewall-02, hub ranges of /,
    ),
  ]);
});

test('validate says how old the hub ranges are, and how to renew them once they are', async () => {
  const on = (today: string) => {
    const out: string[] = [];
    validate(loadEnvironments(), { answer: (_, text) => out.push(text?.() ?? '') }, new Date(today));
    return out[0];
  };
  const { asOf } = hubRanges('zscaler.net')!;
  expect(on(`${asOf}T10:00:00Z`)).toMatch(new RegExp(`hub ranges of ${asOf}, 0 days old$`, 'm'));
  const later = new Date(Date.parse(asOf) + 31 * 86_400_000).toISOString();
  expect(on(later)).toContain('31 days old (renew them: npm run -s delivery -- ranges --cloud zscaler.net)');
});

test('validate prints problems as a compiler does, and nothing that moves the cursor', async () => {
  const directory = directoryOf({ 'dev.yaml': bad });
  expect(await call(['validate'], directory)).toEqual({
    code: 1,
    error: '',
    out: `${join(directory, 'dev.yaml')}:7:10 purpose: the text holds a control character
    value:   nss\\x1b[2J
    allowed: lower-case words joined by hyphens, for example nss-dev
    remedy:  give it lower-case words joined by hyphens, for example nss-dev
${join(directory, 'dev.yaml')}:45:11 privateConnection.virtualInterface.vlan: the value is text, not a whole number
    value:   101
    allowed: a whole number from 1 to 4094
    remedy:  remove the quotes

2 problems in 1 file`,
  });
});

test('colour appears only where it is welcome', async () => {
  const directory = directoryOf({ 'dev.yaml': bad });
  expect((await call(['validate'], directory, true)).out).toContain('\u001b[');
  expect((await call(['validate'], directory, false)).out).not.toContain('\u001b');
});

test('validate --json prints a list of problems', async () => {
  const { code, out } = await call(['validate', '--json'], directoryOf({ 'dev.yaml': bad }));
  expect(code).toBe(1);
  const problems = JSON.parse(out);
  expect(problems.map((problem: object) => Object.keys(problem).sort())).toEqual(
    Array(2).fill(['allowed', 'column', 'file', 'key', 'line', 'message', 'remedy', 'value']),
  );
  expect(problems[1]).toMatchObject({
    line: 45,
    column: 11,
    key: 'privateConnection.virtualInterface.vlan',
    value: '101',
  });
  expect(await call(['validate', '--json'])).toMatchObject({ code: 0, out: '[]' });
});

test('show prints what is derived from a file', async () => {
  const { code, out } = await call(['show', 'dev']);
  expect(code).toBe(0);
  expect(out).toMatch(/nss-dev-web-01 +ap-northeast-1a +10\.0\.0\.140 +10\.0\.0\.141/);
  expect(out).toMatch(/bastion +nss-management +tcp +22 +SSH/);
  expect(out).toMatch(/nss-dev-nss-management-security-group-01 +1 +58/);
});

test('show tells what a flow log has to be like that others make', async () => {
  expect((await call(['show', 'dev'])).out).not.toContain('Flow log of');
  const existing =
    '  existing:\n    id: vpc-0a0a0a0a\n    flowLog: false\n    privateSubnets: [{ id: subnet-0b0b0b0b, cidr: 10.0.0.128/25, routeTableId: rtb-0b0b0b0b }]\n\nzscaler:';
  const { out } = await call(
    ['show', 'dev'],
    directoryOf({
      'dev.yaml': edited(referenceText('dev'), [
        ['\nzscaler:', existing],
        ['natGateway:\n  addresses: [10.0.0.20]\n', ''],
      ]),
    }),
  );
  expect(out).toContain(
    'Flow log of vpc-0a0a0a0a, to be made by whoever runs it:\n  to the log group nss-dev-flow-log-group-01',
  );
  expect(out).toContain('${interface-id}');
});

test('show --json prints the environment and its plan', async () => {
  expect(JSON.parse((await call(['show', 'prod', '--json'])).out)).toMatchObject({
    name: 'prod',
    environment: { purpose: 'nss-prod' },
    plan: { addresses: { natAddresses: expect.any(Array) }, flows: expect.any(Array) },
  });
});

test('show complains about a bad file on standard error', async () => {
  expect(await call(['show', 'dev'], directoryOf({ 'dev.yaml': bad }))).toMatchObject({
    code: 1,
    out: '',
    error: expect.stringContaining('2 problems'),
  });
});

test.each([
  [['valdate'], "unknown command 'valdate'\n(Did you mean validate?)"],
  [['validate', 'dev'], "too many arguments for 'validate'"],
  [['validate', '--jsn'], "unknown option '--jsn'\n(Did you mean --json?)"],
  [['show'], "missing required argument 'NAME'"],
  [['show', 'dev', 'prod'], "too many arguments for 'show'"],
  [['show', 'stage'], 'there is no environment stage: there are dev, prod'],
  [['show', 'prd'], 'there are dev, prod. Did you mean prod?'],
])('%j is wrong use', async (argv, message) => {
  const { code, out, error } = await call(argv);
  expect([code, out]).toEqual([2, '']);
  expect(error).toContain(message);
  expect(error).toContain('how it is used: npm run -s environments -- --help');
});

test('help says what environments there are', async () => {
  expect(await call(['show', '--help'])).toMatchObject({
    code: 0,
    error: '',
    out: expect.stringContaining('(choices: "dev",'),
  });
});

test("the program runs from any directory and ends with the command's code", () => {
  const program = [join(workspaceRoot(), 'tools/setup/src/run.mjs'), 'libs/environment/src/commands.ts'];
  const good = spawnSync(process.execPath, [...program, 'validate'], { cwd: '/', encoding: 'utf8' });
  expect(good).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('ok  ') });
  const missing = spawnSync(process.execPath, [...program, 'validate'], {
    encoding: 'utf8',
    env: { ...process.env, ENVIRONMENTS_DIR: '/nowhere' },
  });
  expect(missing).toMatchObject({
    status: 1,
    stderr: '',
    stdout: expect.stringContaining('this directory does not exist'),
  });
});
