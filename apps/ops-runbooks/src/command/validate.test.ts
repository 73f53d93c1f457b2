import { importedDocument } from '@nss/ssm-automation';
import { workspaceRoot } from '@nss/workspace';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { RUNBOOKS } from '../runbooks';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'validate-'));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** Runs the command the way npm does. */
function validate(...args: string[]) {
  const root = workspaceRoot();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'tools/setup/src/run.mjs'), 'apps/ops-runbooks/src/main.ts', 'validate', ...args],
    { cwd: root, encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } },
  );
  return { status, stdout, stderr };
}

const place = {
  purpose: 'nss-dev',
  environment: 'dev',
  account: '111111111111',
  region: 'eu-central-1',
  partition: 'aws',
  approval: { by: ['ann'], required: 1, fourEyes: true },
};
const ours = RUNBOOKS.map(({ name, make }) => file(`${name}.json`, JSON.stringify(make(place).document)));
const broken = file(
  'broken.yaml',
  "schemaVersion: '0.3'\nmainSteps:\n  - name: one\n    action: aws:executeAwsApi\n    inputs:\n      Service: ec2\n      Api: DescribeInstnaces\n",
);

test('our own runbooks have no findings', () => {
  expect(validate(...ours)).toEqual({ status: 0, stdout: `${ours.length} documents, no findings\n`, stderr: '' });
});

test.each(RUNBOOKS.map(({ name, make }) => [name, make] as const))(
  '%s is what the file builds that is made of it',
  (_, make) => {
    const { document } = make(place);
    expect(importedDocument(JSON.stringify(document))).toEqual(document);
  },
);

test('findings say where, what and what to write instead; paths are those of the caller', () => {
  expect(validate('broken.yaml', ours[0] as string)).toEqual({
    status: 0,
    stderr: '',
    stdout:
      'broken.yaml:7:12  warning  unknown-api  one: ec2 has no API DescribeInstnaces\n    write DescribeInstances\n\n2 documents, 1 warning in 1\n',
  });
});

test('--json lists every document', () => {
  const { status, stdout } = validate('--json', broken, file('list.json', '[1]'));
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toEqual([
    {
      file: broken,
      findings: [
        {
          code: 'unknown-api',
          severity: 'warning',
          step: 'one',
          position: { line: 7, column: 12 },
          message: 'ec2 has no API DescribeInstnaces',
          remedy: 'write DescribeInstances',
        },
      ],
    },
    {
      file: join(folder, 'list.json'),
      findings: [expect.objectContaining({ code: 'no-document', step: null, position: { line: 1, column: 1 } })],
    },
  ]);
});

test('--strict fails for warnings, and --sarif answers for code hosts', () => {
  expect(validate('broken.yaml').status).toBe(0);
  const { status, stdout } = validate('--strict', '--sarif', 'broken.yaml');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    version: '2.1.0',
    runs: [{ results: [{ ruleId: 'unknown-api', level: 'warning' }] }],
  });
});

test('wrong use', () => {
  const { status, stdout, stderr } = validate();
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain("missing required argument 'FILE'");
});

test('a file that cannot be read, or is none of a runbook, never hides what is wrong with the others', () => {
  const bad = [
    file('huge.yaml', 'x'.repeat(1_000_000)),
    file('deep.yaml', '['.repeat(100_000)),
    file('bytes.yaml', '\0\u0001\uFFFD: ['),
  ];
  symlinkSync(join(folder, 'gone'), join(folder, 'link.yaml'));
  mkdirSync(join(folder, 'sub.yaml'));
  const { status, stdout } = validate('nowhere.yaml', 'link.yaml', 'sub.yaml', '/dev/zero', ...bad, 'broken.yaml');
  expect(stdout.split('\n').filter((line) => !line.startsWith('    '))).toEqual([
    'nowhere.yaml:1:1  error  no-document  there is no such file',
    'link.yaml:1:1  error  no-document  there is no such file',
    'sub.yaml:1:1  error  no-document  this is a folder',
    '/dev/zero:1:1  error  no-document  this is no file',
    `${bad[0]}:1:1  error  no-document  the file has 1000000 bytes, and AWS takes 65536`,
    `${bad[1]}:1:101  error  no-document  the text is nested deeper than 100 levels: check the brackets and the indentation`,
    expect.stringMatching(/bytes\.yaml:\d+:\d+  error  no-document {2}/),
    'broken.yaml:7:12  warning  unknown-api  one: ec2 has no API DescribeInstnaces',
    '',
    '8 documents, 7 errors, 1 warning in 8',
    '',
  ]);
  expect(status).toBe(2);
});
