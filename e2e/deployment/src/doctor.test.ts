import { argumentsOf, pageCommands } from '@nss/docs';
import { bootstrapEnvironment } from '@nss/operations';
import { workspaceRoot } from '@nss/workspace';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type EmbeddedCloud, startEmbeddedCloud } from '@nss/embedded-aws';
import {
  consentEnvironment,
  DELIVERY_PURPOSES,
  environmentsDirectory,
  githubEnvironment,
  loadEnvironments,
} from '@nss/environment';
import { actIn } from './embedded-account';
import { sharedAssembly } from './shared-assembly';
import { prerequisites } from './prerequisites';
import { type GitHub, OWNER_TOKEN, startGitHub } from '@nss/workflow-runner';
import { type Line, wantedRulesets } from '@nss/doctor';

const DOCTOR = 'npm run -s doctor';

jest.setTimeout(600_000);

const environments = loadEnvironments().environments!;
const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
let cloud: EmbeddedCloud;
let github: GitHub;

beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  github = await startGitHub({
    name: 'acme/nss-on-aws',
    repository: { 'README.md': 'a repository\n' },
    private: false,
    protectedBranches: [],
  });
});
afterAll(async () => {
  await github?.stop();
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Reviewers as the delivery wants them. */
const GUARDED = { reviewers: ['ann'], preventSelfReview: true, adminsMayBypass: false };

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

async function doctor(args: readonly string[], variables: Record<string, string> = {}): Promise<Ended> {
  const { PATH = '', TMPDIR = '', HOME = '' } = process.env;
  return promisify(execFile)(
    process.execPath,
    ['tools/setup/src/run.mjs', 'e2e/deployment/src/commands/doctor.ts', ...args],
    {
      cwd: workspaceRoot(),
      env: {
        PATH,
        TMPDIR,
        HOME,
        AWS_EC2_METADATA_DISABLED: 'true',
        ENVIRONMENTS_DIR: environmentsDirectory(),
        ...variables,
      },
    },
  ).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Ended) => ({ code, stdout, stderr }),
  );
}

const environment = () => ({
  AWS_ENDPOINT_URL: cloud.endpoint,
  GITHUB_API_URL: github.url,
  GITHUB_REPOSITORY: 'acme/nss-on-aws',
  GITHUB_TOKEN: OWNER_TOKEN,
});
const linesOf = ({ stdout }: Ended) => JSON.parse(stdout) as Line[];
const failing = (lines: readonly Line[]) =>
  lines.filter(({ verdict }) => verdict === 'fail').map(({ where, check }) => `${where}: ${check}`);

test('before anything is set up it says what is missing, and how to fix it', async () => {
  const ended = await doctor(['--json'], environment());
  expect(ended.code).toBe(1);
  const lines = linesOf(ended);
  expect(failing(lines)).toEqual(
    expect.arrayContaining([
      'dev: CDK bootstrap',
      "dev: GitHub's identity provider",
      'dev: role nss-dev-deploy-role-01',
      'dev: policy nss-dev-permissions-boundary-01',
      'dev: NSS image',
      'dev: hosted virtual interface',
      'prod: Direct Connect connection',
      'prod: secret: BGP key',
      'GitHub: environment assembly',
      'GitHub: environment prod',
      'GitHub: environment prod-consent',
      'GitHub: ruleset main',
      'GitHub: ruleset no tag like a branch',
      'GitHub: code owners',
    ]),
  );
  expect(lines.find(({ check }) => check === 'role nss-dev-deploy-role-01')).toMatchObject({
    found: 'not there',
    command: 'npm run -s bootstrap -- --environment dev',
  });
  expect(lines.filter(({ verdict, command }) => verdict !== 'pass' && !command)).toEqual([]);
});

test('after bootstrap and set-up nothing fails', async () => {
  await cloud.prepare(prerequisites(environments));
  const assembly = sharedAssembly();
  for (const loaded of environments) {
    const { account, region } = loaded.environment;
    await bootstrapEnvironment({
      loaded,
      assembly,
      account: actIn(account, region, cloud.port, folder),
      subjectPrefixes: ['repo:acme/nss-on-aws'],
      say: () => undefined,
    });
  }
  wantedRulesets(workspaceRoot()).forEach(({ ruleset }, id) => github.state.rulesets.push({ ...ruleset, id }));
  github.push({ '.github/CODEOWNERS': '* @acme/security\n' });
  github.state.variables['DIFF_ROLE'] = 'on';
  github.state.environments['assembly'] = { branches: ['main'] };
  for (const {
    name,
    environment: { promotedFrom },
  } of environments) {
    for (const purpose of DELIVERY_PURPOSES) {
      github.state.environments[githubEnvironment(name, purpose)] = {
        ...(purpose !== 'diff' && { branches: ['main'] }),
        ...(((/^(deploy|runbook)$/.test(purpose) && promotedFrom) || purpose === 'repair') && GUARDED),
      };
    }
    github.state.environments[consentEnvironment(name)] = { branches: ['main'], ...GUARDED };
  }
  const ended = await doctor(['--json'], environment());
  const lines = linesOf(ended);
  expect(failing(lines)).toEqual([]);
  expect(ended.code).toBe(0);
  expect(lines.filter(({ where, verdict }) => where === 'GitHub' && verdict !== 'pass')).toEqual([]);
  expect(
    lines.filter(({ check, verdict }) => /^(role|policy|CDK|GitHub|credentials)/.test(check) && verdict !== 'pass'),
  ).toEqual([]);
});

test('the roles of another repository are told', async () => {
  const lines = linesOf(
    await doctor(['--json', '--environment', 'prod', '--subject-prefix', 'repo:acme@1/nss-on-aws@2'], environment()),
  );
  expect(failing(lines)).toEqual(DELIVERY_PURPOSES.map((purpose) => `prod: role nss-prod-${purpose}-role-01`));
  expect(lines.some(({ where }) => where === 'dev')).toBe(false);
});

test('roles that trust the classic form fail once GitHub writes ids', async () => {
  github.state.subjectForm = 'with ids';
  const lines = linesOf(await doctor(['--json', '--environment', 'prod'], environment()));
  github.state.subjectForm = 'classic';
  expect(failing(lines)).toEqual(DELIVERY_PURPOSES.map((purpose) => `prod: role nss-prod-${purpose}-role-01`));
  expect(lines.find(({ check }) => check === 'role nss-prod-deploy-role-01')?.found).toContain(
    'trusts repo:acme/nss-on-aws:environment:prod instead of repo:acme@42/nss-on-aws@700:environment:prod',
  );
});

test.each(pageCommands(DOCTOR))('as a page has it: %s', async (line) => {
  const { code, stdout } = await doctor(argumentsOf(line, DOCTOR), environment());
  // Everything was set up above.
  expect(code).toBe(0);
  expect(stdout).toContain('reading logs');
});

test('without credentials and without a token nothing is known, and nothing passes but this machine: it fails', async () => {
  const ended = await doctor(['--environment', 'dev'], { GITHUB_REPOSITORY: 'acme/nss-on-aws', HOME: folder });
  expect(ended.code).toBe(1);
  const verdicts = ended.stdout.split('\n').flatMap((line) => /^ {2}(pass|warn|fail|unknown) /.exec(line)?.[1] ?? []);
  // Of the repository itself, the age of the hub ranges is known besides.
  expect(verdicts.filter((verdict) => verdict !== 'unknown')).toEqual([
    'pass',
    'pass',
    expect.stringMatching(/^(pass|warn)$/),
    'fail',
    'fail',
  ]);
  expect(ended.stdout).toMatch(/^ {2}fail +credentials /m);
  expect(ended.stdout).toMatch(/^ {2}fail +repository +cannot be asked: neither GITHUB_TOKEN nor GH_TOKEN is set/m);
  expect(ended.stdout).toContain('ask: gh api repos/acme/nss-on-aws/environments/dev');
  expect(ended.stdout).toContain('ask: aws iam get-role --role-name nss-dev-deploy-role-01');
});

test.each([
  [['--environment', 'nowhere'], 'there is no environment nowhere: there are dev, prod'],
  [['--what'], '--what'],
  [['--subject-prefix', 'repo:acme/*'], 'is no subject prefix'],
])('%j is wrong use', async (args, message) => {
  const { code, stderr } = await doctor(args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  expect(stderr).toContain('how it is used: npm run -s doctor -- --help');
});
