import { type Account, nothingInService, promoterFor, type Promotion, recoveryFor, stageStacks } from '@nss/deployment';
import { administratorOf, clearFaults, plantFault, type ResourceFault } from '@nss/embedded-aws';
import { APPROVED_CHANGE_SETS, executionRoleArn, type LoadedEnvironment } from '@nss/environment';
import { type ActingAs, promote } from '@nss/operations';
import { actingByRole } from '../acting-by-role';
import { actIn } from '../embedded-account';
import { type Listing, listing } from '../listing/listing';
import { OfflineDeployment } from '../offline-deployment';
import { type EnvironmentFile, referenceEnvironment } from '../reference-environments';
import { smallAssembly } from './small-stack';

/** What was planned of a file, and who deploys it. */
interface Planned {
  readonly loaded: LoadedEnvironment;
  readonly assembly: string;
  /** Where the stack is small: the assembly that it is of. */
  readonly whole: string;
  readonly as: ActingAs;
}

/** How a deployment ended. */
export interface Ended {
  /** What it was refused or failed with; undefined where it was made. */
  readonly message: string | undefined;
  readonly promotion: Promotion | undefined;
  /** What it said on the way. */
  readonly said: readonly string[];
}

/** Prod in a cloud of its own, in which resources are made to fail. */
export class FaultyProd {
  private readonly planned = new Map<string, Planned>();
  private place: Account | undefined;

  private constructor(
    private readonly offline: OfflineDeployment,
    private readonly isSmall: boolean,
  ) {}

  /** @param size `small`: a stack that has little more than one resource of each type, which is not read back. @default whole */
  static async begin(size: 'whole' | 'small' = 'whole'): Promise<FaultyProd> {
    return new FaultyProd(await OfflineDeployment.begin(), size === 'small');
  }

  /**
   * Bootstraps the account for a file, and puts there what others make.
   * @param types of a small stack. @default - every one
   */
  async prepare(file: EnvironmentFile, types?: readonly string[]): Promise<Planned> {
    if (types) {
      const whole = await this.prepare(file);
      return { ...whole, assembly: smallAssembly(whole.whole, types) };
    }
    const key = JSON.stringify(file);
    const known = this.planned.get(key);
    if (known) return known;
    const plan = await this.offline.plan({ dev: referenceEnvironment('dev'), prod: file });
    const { environments } = plan;
    const assembly = this.isSmall ? smallAssembly(plan.assembly) : plan.assembly;
    const loaded = environments.find(({ name }) => name === 'prod')!;
    const { account, region } = loaded.environment;
    const { endpoint, port } = this.offline.cloud;
    this.place = { account, region, client: { endpoint, region, credentials: administratorOf(endpoint, account) } };
    const as = await actingByRole(loaded, assembly, actIn(account, region, port, this.offline.folder), () => undefined);
    const planned = { loaded, assembly, whole: plan.assembly, as };
    this.planned.set(key, planned);
    return planned;
  }

  /**
   * Deploys a file, whatever comes of it.
   * @param types of a small stack. @default - every one
   */
  async deploy(file: EnvironmentFile, types?: readonly string[]): Promise<Ended> {
    const planned = await this.prepare(file, types);
    const said: string[] = [];
    let promotion: Promotion | undefined;
    const approve = async (shown: Promotion) => (promotion = shown) !== undefined;
    const say = (line: string) => said.push(line);
    const deployed = this.isSmall
      ? promoteSmall(planned, say, (shown) => (promotion = shown))
      : promote({ ...planned, say, approve });
    const message = await deployed.then(
      () => undefined,
      (error: Error) => error.message,
    );
    return { message, promotion, said };
  }

  /** Does what `npm run -s recover` does with the stack. @returns the state it is in then */
  async recover(): Promise<string | undefined> {
    const recovery = recoveryFor(this.account);
    return (await recovery.recover(await recovery.look('nss-prod-system'), [])).status;
  }

  listing(): Promise<Listing> {
    return listing(this.account);
  }

  plant(fault: Omit<ResourceFault, 'account'>): Promise<void> {
    return plantFault(this.offline.cloud.endpoint, { ...fault, account: this.account.account });
  }

  /** Takes every fault away. @returns how often they struck */
  clear(): Promise<number> {
    return clearFaults(this.offline.cloud.endpoint, this.account.account);
  }

  end(): Promise<void> {
    return this.offline.end();
  }

  /** As its administrator; once something is prepared. */
  get account(): Account {
    if (!this.place) throw new Error('nothing is prepared yet');
    return this.place;
  }
}

/** Prepares and executes as a promotion does. */
async function promoteSmall(
  { loaded, assembly, as }: Planned,
  say: (line: string) => void,
  show: (promotion: Promotion) => void,
): Promise<void> {
  const promoterOf = (account: Account) =>
    promoterFor(account, executionRoleArn(loaded.environment), say, nothingInService).promoter;
  const stacks = stageStacks(assembly, loaded.name);
  const promotion = await promoterOf(await as('prepare')).prepare(stacks, `${APPROVED_CHANGE_SETS}${Date.now()}`);
  show(promotion);
  await promoterOf(await as('deploy')).execute(promotion);
}
