import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Promotion } from '@nss/deployment';
import { type EmbeddedCloud, startEmbeddedCloud } from '@nss/embedded-aws';
import { type LoadedEnvironment, loadEnvironments } from '@nss/environment';
import { stringify } from 'yaml';
import { actingByRole } from './acting-by-role';
import { actIn } from './embedded-account';
import { prerequisites } from './prerequisites';
import { compareAccount, type ComparedAccount, promote, type Promoted } from '@nss/operations';
import { actAs } from './offline-roles';
import { sharedAssembly } from './shared-assembly';

/** An environment file as plain data, by name. */
export type EnvironmentFiles = Readonly<Record<string, object>>;

/** Files planned and promoted, for tests: environment files of their own, a cloud of their own, nothing left behind. */
export class OfflineDeployment {
  /** What was said while environments were promoted. */
  readonly said: string[] = [];
  /** Of its own, and gone with it. */
  readonly folder = mkdtempSync(join(tmpdir(), 'nss-deployment-'));

  private constructor(readonly cloud: EmbeddedCloud) {}

  /** One with an empty cloud. */
  static async begin(): Promise<OfflineDeployment> {
    return new OfflineDeployment(await startEmbeddedCloud());
  }

  /**
   * Writes environment files, loads and synthesises them, and puts what they need beforehand into the cloud.
   * @throws Error with the problems of the files
   */
  async plan(
    files: EnvironmentFiles,
    options: { prepare?: boolean } = {},
  ): Promise<{ environments: readonly LoadedEnvironment[]; assembly: string }> {
    const directory = mkdtempSync(join(this.folder, 'environments-'));
    Object.entries(files).forEach(([name, content]) =>
      writeFileSync(join(directory, `${name}.yaml`), stringify(content)),
    );
    return this.planDirectory(directory, options);
  }

  /** The same for files that exist. */
  async planDirectory(
    directory: string,
    options: { prepare?: boolean } = {},
  ): Promise<{ environments: readonly LoadedEnvironment[]; assembly: string }> {
    const { environments, problems } = loadEnvironments(directory);
    if (!environments) throw new Error(problems.map(({ key, message }) => `${key}: ${message}`).join('\n'));
    if (options.prepare !== false) await this.cloud.prepare(prerequisites(environments));
    return { environments, assembly: sharedAssembly(directory) };
  }

  /** Promotes one environment; approves everything unless told otherwise. */
  async promote(
    loaded: LoadedEnvironment,
    assembly: string,
    approve: (promotion: Promotion) => boolean = () => true,
  ): Promise<Promoted> {
    const { account, region } = loaded.environment;
    const say = (line: string) => this.said.push(line);
    return promote({
      loaded,
      assembly,
      as: await actingByRole(loaded, assembly, actIn(account, region, this.cloud.port, this.folder), say),
      say,
      approve: async (p) => approve(p),
    });
  }

  /** Compares an environment's account with what was deployed, as the drift workflow does. */
  async compare(loaded: LoadedEnvironment, assembly: string): Promise<ComparedAccount> {
    const { account, region } = loaded.environment;
    const administrator = actIn(account, region, this.cloud.port, this.folder);
    return compareAccount({ loaded, assembly, account: await actAs(loaded, 'drift', administrator) });
  }

  /** Ends the cloud and removes every file. */
  async end(): Promise<void> {
    await this.cloud.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
