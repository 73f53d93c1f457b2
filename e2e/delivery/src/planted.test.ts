import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { marker } from '@nss/e2e-deployment';
import { type GitHub, type WorkflowRun } from '@nss/workflow-runner';
import { PlantedSearch, RunRecords } from './planted';

const key = marker('key of BGP');
const run = {
  id: 7,
  workflow: '.github/workflows/deploy.yml',
  jobs: { deploy: { result: 'success', steps: [], summary: '', output: '' } },
} as unknown as WorkflowRun;
const state = { issues: [] as unknown[], calls: [] as unknown[], dispatches: [] };
const records = new RunRecords();
const search = new PlantedSearch([key], records, { state } as unknown as GitHub, '', []);
const folders: string[] = [];
afterAll(() => {
  search.end();
  folders.forEach((folder) => rmSync(folder, { recursive: true }));
});

function file(path: string, text: string): void {
  const folder = mkdtempSync(join(tmpdir(), path.split('/')[0] ?? ''));
  folders.push(folder);
  const whole = join(folder, ...path.split('/').slice(1));
  mkdirSync(join(whole, '..'), { recursive: true });
  writeFileSync(whole, text);
}

test.each([
  ['a line of a log', () => records.onLine(run, `AUTH_KEY=${key.core}`), 'key of BGP in logs of runs, as it is'],
  [
    'a summary',
    () => {
      records.onLine(run, 'x');
      run.jobs['deploy']!.summary = Buffer.from(`a ${key.core}`).toString('base64');
    },
    'key of BGP in summary of .github/workflows/deploy.yml 7, deploy, base64',
  ],
  [
    'an issue',
    () => {
      state.issues.push({ comments: [{ body: `**${key.core}**` }] });
    },
    "key of BGP in GitHub's issues, as it is",
  ],
  [
    'an address that is called',
    () => {
      state.calls.push({ path: '/repos?token=ghs_0123456789abcdef0123456789abcdef0123' });
    },
    "a token of GitHub in GitHub's calls",
  ],
] as const)('%s is looked through', async (_what, letOut, line) => {
  letOut();
  expect(await search.found()).toContain(line);
});

test('files are, but for code that only names what it never holds', async () => {
  state.issues.length = state.calls.length = 0;
  run.jobs['deploy']!.summary = '';
  file('evidence-/execution.json', `{"Output":"${key.core}"}`);
  file(
    'github-/fakes/actions/configure/main.cjs',
    'exportVariable("AWS_SESSION_TOKEN", "sessionToken: credentials.sessionToken");',
  );
  expect(await search.found()).toEqual([expect.stringMatching(/^key of BGP in file .*\/execution\.json, as it is$/)]);
  expect(await search.found()).toEqual([]);
});

test('in the checkout of a job at work what was planted is found, and code that looks like a key is not', async () => {
  file('github-/run-7-x/act/0a1b/hostexecutor/key.test.ts', '-----BEGIN OPENSSH PRIVATE KEY-----');
  file('github-/run-7-x/act/0a1b/hostexecutor/dist/report.md', key.core);
  file('github-/artifacts/evidence/key.pem', '-----BEGIN OPENSSH PRIVATE KEY-----');
  expect((await search.found()).sort()).toEqual([
    expect.stringMatching(/^a private key in file .*\/evidence\/key\.pem$/),
    expect.stringMatching(/^key of BGP in file .*\/report\.md, as it is$/),
  ]);
});
