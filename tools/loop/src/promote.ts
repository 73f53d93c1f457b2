import { type Account, type Progress, type Promoter, type Promotion, promoterFor, stageStacks } from '@nss/deployment';
import { APPROVED_CHANGE_SETS, executionRoleArn, type LoadedEnvironment } from '@nss/infra';
import { bootstrapEnvironment } from './bootstrap/bootstrap-environment';
import { clientsFor } from './read-back/clients';
import { type Fact, agrees } from './read-back/fact';
import { readBack } from './read-back/read-back';

/** How to bring one environment to what its file says. */
export interface PromoteOptions {
  readonly loaded: LoadedEnvironment;
  /** The cloud assembly that every environment is deployed from. */
  readonly assembly: string;
  readonly account: Account;
  readonly say: Progress;
  /** Asked before anything is changed; a refusal leaves everything as it is. */
  readonly approve: (promotion: Promotion) => Promise<boolean>;
}

/** What became of it. */
export interface Promoted {
  readonly outcome: 'as planned' | 'differs' | 'refused';
  /** How many resources were created, changed or removed. */
  readonly changes: number;
  /** What was read back; empty after a refusal. */
  readonly facts: readonly Fact[];
}

/** Whose workflows may act in the embedded cloud when nobody says otherwise. */
const OFFLINE_SUBJECT_PREFIX = 'repo:example/nss-on-aws';

/**
 * Prepares what would bring one environment to what its file says; nothing is changed by it. An account of the embedded
 * cloud is bootstrapped on the way when its administrator asks; on AWS an administrator does that once (`npm run -s bootstrap`).
 */
export async function preparedPromotion({ loaded, assembly, account, say }: Omit<PromoteOptions, 'approve'>): Promise<{ promoter: Promoter; promotion: Promotion }> {
  if (account.client && !account.client.credentials.sessionToken) await bootstrapEnvironment({ loaded, assembly, account, subjectPrefixes: [OFFLINE_SUBJECT_PREFIX], say });
  const { promoter } = await promoterFor(account, assembly, executionRoleArn(loaded.environment), say);
  return { promoter, promotion: await promoter.prepare(stageStacks(assembly, loaded.name), `${APPROVED_CHANGE_SETS}${Date.now()}`) };
}

/**
 * Brings one environment to what its file says: bootstraps the account, prepares change sets, has them approved, executes
 * exactly those, and reads back through the AWS SDK what exists.
 */
export async function promote({ approve, ...options }: PromoteOptions): Promise<Promoted> {
  const { promoter, promotion } = await preparedPromotion(options);
  const changes = promotion.stacks.reduce((sum, stack) => sum + stack.changes.length, 0);
  if (changes > 0) {
    if (!await approve(promotion)) {
      await promoter.discard(promotion);
      return { outcome: 'refused', changes: 0, facts: [] };
    }
    await promoter.execute(promotion);
  }
  const facts = await readBack({ loaded: options.loaded, stacks: promotion.stacks.map(({ stack }) => stack), clients: clientsFor(options.account) });
  return { outcome: facts.every(agrees) ? 'as planned' : 'differs', changes, facts };
}
