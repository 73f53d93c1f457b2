import { askSubjects, bootstrapEnvironment, synthesising } from '@nss/operations';
import { workspaceRoot } from '@nss/workspace';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { choicesFor, withChoices } from '@nss/delivery';
import { type EmbeddedCloud, startEmbeddedCloud } from '@nss/embedded-aws';
import {
  consentEnvironment,
  DELIVERY_PURPOSES,
  GITHUB_ISSUER,
  githubEnvironment,
  type LoadedEnvironment,
  loadEnvironments,
  OWN_ENVIRONMENTS,
} from '@nss/environment';
import { actIn, plant, prerequisites } from '@nss/e2e-deployment';
import { INSTALLED } from '@nss/e2e-workflows';
import { type EnvironmentRules, type GitHub, type GitHubOptions, OWNER_TOKEN, startGitHub } from '@nss/workflow-runner';
import { Machines } from './machines';
import { PlantedSearch, RunRecords } from './planted';

/** Whose repository it is offline. */
const REPOSITORY = 'acme/nss-on-aws';

/** Who may approve where approval is asked for, offline. */
export const REVIEWER = 'reviewer';

/** Who may consent to losses there. */
export const KEEPER = 'keeper';

/** What jobs run again and again: bundled once, and given to every checkout of the same sources. */
const RUN_BY_JOBS = [
  'tools/delivery/src/main.ts',
  'tools/supply-chain/src/main.ts',
  'tools/cfn-lint/src/main.ts',
  'apps/nss-infra/src/main.ts',
  'apps/nss-infra/src/policy.ts',
];

/** How to begin a delivery offline. */
export type OfflineDeliveryOptions = Pick<GitHubOptions, 'onWaiting' | 'onLine' | 'variables' | 'subjectForm'> & {
  /** More of what steps find in their environment. @default nothing */
  readonly environment?: Readonly<Record<string, string>>;
};

/**
 * A GitHub and an AWS on this machine: the repository as it is committed, its environments with their reviewers, accounts that
 * an administrator has bootstrapped, and machines that come to life once they are deployed.
 */
export class OfflineDelivery {
  private constructor(
    readonly cloud: EmbeddedCloud,
    readonly github: GitHub,
    readonly environments: readonly LoadedEnvironment[],
    readonly planted: PlantedSearch,
    private readonly machines: Machines,
    private readonly folder: string,
  ) {}

  /** Begins one; nothing is deployed in it. */
  static async begin({
    environment = {},
    variables = {},
    onLine,
    ...options
  }: OfflineDeliveryOptions = {}): Promise<OfflineDelivery> {
    const folder = mkdtempSync(join(tmpdir(), 'nss-gitops-'));
    const { environments } = loadEnvironments();
    if (!environments) throw new Error('the environment files have problems: npm run -s environments -- validate');
    execFileSync(process.execPath, [join(workspaceRoot(), 'tools/setup/src/bundle-ahead.mjs'), ...RUN_BY_JOBS]);
    const { directory: assembly } = await synthesising(join(folder, 'assembly'));
    const cloud = await startEmbeddedCloud();
    const planted = plant(prerequisites(environments));
    await cloud.prepare(planted.prerequisites);
    const runs = new RunRecords();
    const github = await startGitHub({
      repository: workspaceRoot(),
      name: REPOSITORY,
      installed: INSTALLED,
      environments: rulesFor(environments),
      ...options,
      // No page is drawn where nobody asks for one: each is a job more.
      variables: { PAGES: 'off', ...variables },
      onLine: (run, line) => [runs.onLine, onLine].forEach((told) => told?.(run, line)),
      environment: {
        AWS_ENDPOINT_URL: cloud.endpoint,
        AWS_ENDPOINT_URL_S3: cloud.endpoint,
        AWS_EC2_METADATA_DISABLED: 'true',
        CDK_DISABLE_CLI_TELEMETRY: 'true',
        // What one run has synthesised and checked, the next one of the same files need not.
        NX_CACHE_DIRECTORY: join(folder, 'nx-cache'),
        NX_WORKSPACE_DATA_DIRECTORY: join(folder, 'nx-data'),
        NX_NO_CLOUD: 'true',
        NX_DAEMON: 'false',
        FORCE_COLOR: '0',
        ...environment,
      },
    });
    holdEnvironments(github, environments);
    // As an administrator's bootstrap does: GitHub says how its tokens begin.
    const { prefixes: subjectPrefixes } = await askSubjects(REPOSITORY, { api: github.url, token: OWNER_TOKEN });
    for (const loaded of environments) {
      const { account, region } = loaded.environment;
      await bootstrapEnvironment({
        loaded,
        assembly,
        account: actIn(account, region, cloud.port, folder),
        subjectPrefixes,
        say: () => undefined,
      });
    }
    await cloud.prepare({ issuers: [{ issuer: `https://${GITHUB_ISSUER}`, address: github.url }] });
    const search = new PlantedSearch(planted.markers, runs, github, cloud.endpoint, environments);
    return new OfflineDelivery(
      cloud,
      github,
      environments,
      search,
      Machines.watch(environments, cloud.endpoint),
      folder,
    );
  }

  /** The environment of that name. */
  named(name: string): LoadedEnvironment {
    const found = this.environments.find((loaded) => loaded.name === name);
    if (!found) throw new Error(`there is no environment ${name}`);
    return found;
  }

  /** Ends everything and removes every file. */
  async end(): Promise<void> {
    this.planted.end();
    await this.github.stop();
    await this.machines.stop();
    await this.cloud.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Lets the repository hold these environments and no others, whatever those are of the checkout that it was copied from. */
function holdEnvironments({ remote, commit }: GitHub, environments: readonly LoadedEnvironment[]): void {
  const main = remote.resolve('refs/heads/main') ?? '';
  const others = remote.list(main, OWN_ENVIRONMENTS).filter((path) => /\.ya?ml$/.test(path));
  const own = environments.map(({ file }): [string, string] => [
    `${OWN_ENVIRONMENTS}/${basename(file)}`,
    readFileSync(resolve(file), 'utf8'),
  ]);
  const forms = Object.entries(choicesFor(environments)).map(([path, choices]): [string, string] => [
    path,
    withChoices(remote.read(main, path) ?? '', choices),
  ]);
  const changes = {
    ...Object.fromEntries(others.map((path) => [path, null])),
    ...Object.fromEntries(own),
    ...Object.fromEntries(forms),
  };
  remote.setReference('refs/heads/main', commit(changes, 'environments'));
}

/** Every environment a job may name; those that are promoted have a reviewer, as `docs/to-aws.md` asks for. */
function rulesFor(environments: readonly LoadedEnvironment[]): Record<string, EnvironmentRules> {
  const all = environments.flatMap(({ name, environment: { promotedFrom } }) =>
    DELIVERY_PURPOSES.map((purpose): [string, EnvironmentRules] => [
      githubEnvironment(name, purpose),
      {
        ...(purpose !== 'diff' && { branches: ['main'] }),
        ...((purpose === 'deploy' || purpose === 'runbook') &&
          promotedFrom && { reviewers: [REVIEWER], preventSelfReview: purpose === 'runbook' }),
      },
    ]),
  );
  const consents = environments.map(({ name }): [string, EnvironmentRules] => [
    consentEnvironment(name),
    { branches: ['main'], reviewers: [KEEPER], preventSelfReview: true },
  ]);
  return Object.fromEntries([...all, ...consents, ['assembly', { branches: ['main'] }]]);
}
