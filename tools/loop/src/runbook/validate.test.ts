import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { RUNBOOKS } from '@nss/runbooks';
import { workspaceRoot } from '@nss/infra';
import { validatedFiles } from './validate';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'validate-'));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** Runs the command the way npm does. */
function validate(...args: string[]) {
  const root = workspaceRoot();
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'tools/setup/src/run.mjs'), 'tools/loop/src/runbook/main.ts', 'validate', ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } });
  return { status, stdout, stderr };
}

const place = { purpose: 'nss-dev', environment: 'dev', account: '111111111111', region: 'eu-central-1', partition: 'aws' };
const ours = RUNBOOKS.map(({ name, make }) => file(`${name}.json`, JSON.stringify(make(place).document, null, 2)));
const broken = file('broken.yaml', "schemaVersion: '0.3'\nmainSteps:\n  - name: one\n    action: aws:executeAwsApi\n    inputs:\n      Service: ec2\n      Api: DescribeInstnaces\n");

test('our own runbooks have no findings', () => {
  expect(validate(...ours)).toEqual({ status: 0, stdout: `${ours.length} documents, no findings\n`, stderr: '' });
});

test('findings say where, what and what to write instead; paths are those of the caller', () => {
  expect(validate('broken.yaml', ours[0] as string)).toEqual({
    status: 1, stderr: '', stdout: 'broken.yaml:7:12  unknown-api  one: ec2 has no API DescribeInstnaces\n    write DescribeInstances\n\n2 documents, 1 finding in 1\n',
  });
});

test('--json lists every document', () => {
  const { status, stdout } = validate('--json', broken, file('list.json', '[1]'));
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toEqual([
    { file: broken, findings: [{ code: 'unknown-api', step: 'one', position: { line: 7, column: 12 }, message: 'ec2 has no API DescribeInstnaces', remedy: 'write DescribeInstances' }] },
    { file: join(folder, 'list.json'), findings: [expect.objectContaining({ code: 'no-document', step: null, position: { line: 1, column: 1 } })] },
  ]);
});

test.each([[[], 'needs the path of a document'], [['nowhere.yaml', broken], 'nowhere.yaml cannot be read: there is no such file']])('wrong use: %p', (args, message) => {
  const { status, stdout, stderr } = validate(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(message);
});

test('a folder is no document', async () => {
  await expect(validatedFiles([folder])).rejects.toThrow(`${folder} cannot be read: it is a folder; name the files in it`);
});
