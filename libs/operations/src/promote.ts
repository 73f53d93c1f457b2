import { type Phase, silently } from '@nss/command-line';
import { type ChangeImpact, changeImpact } from '@nss/change-impact';
import {
  type Account,
  type AccountPromoter,
  type Progress,
  type Promoter,
  type Promotion,
  promoterFor,
  stackChanges,
  stageStacks,
} from '@nss/deployment';
import { APPROVED_CHANGE_SETS, type DeliveryPurpose, executionRoleArn, type LoadedEnvironment } from '@nss/environment';
import { clientsFor } from './read-back/clients';
import { type Fact, agrees } from './read-back/fact';
import { readBack } from './read-back/read-back';
import { checkedPromotion } from './checked-promotion';
import { serversInService } from './servers-in-service';

/** The account in which, and as whom, the steps for one purpose act. */
export type ActingAs = (purpose: DeliveryPurpose) => Promise<Account>;

/** How to bring one environment to what its file says. */
export interface PromoteOptions {
  readonly loaded: LoadedEnvironment;
  /** The cloud assembly that every environment is deployed from. */
  readonly assembly: string;
  /** As whom its steps act: whoever calls in all of them, or in each the role that workflows have for it. */
  readonly as: ActingAs;
  readonly say: Progress;
  /** Tells what is under way. @default silently */
  readonly phase?: Phase;
  /** Asked before anything is changed, with what it means; a refusal leaves everything as it is. */
  readonly approve: (promotion: Promotion, impact: ChangeImpact) => Promise<boolean>;
}

/** What became of it. */
export interface Promoted {
  readonly outcome: 'as planned' | 'differs' | 'refused';
  /** How many resources were created, changed or removed, or had their protection put back. */
  readonly changes: number;
  /** What was read back; empty after a refusal. */
  readonly facts: readonly Fact[];
}

/** What a promotion was prepared with. */
export interface PreparedPromotion {
  readonly promoter: Promoter;
  readonly promotion: Promotion;
  /** What it means for people. */
  readonly impact: ChangeImpact;
}

/** Prepares what would bring one environment to what its file says; nothing is changed by it. */
export async function preparedPromotion({
  loaded,
  assembly,
  as,
  say,
  phase = silently,
}: Omit<PromoteOptions, 'approve'>): Promise<PreparedPromotion> {
  const account = await as('prepare');
  const { promoter, reader } = promoterIn(account, loaded, say);
  const promotion = await phase(`preparing change sets of ${loaded.name}`, () =>
    checkedPromotion({
      name: loaded.name,
      assembly,
      account,
      promoter,
      reader,
      stacks: stageStacks(assembly, loaded.name),
      changeSetName: `${APPROVED_CHANGE_SETS}${Date.now()}`,
    }),
  );
  const impact = changeImpact(await stackChanges(reader, promotion), loaded.environment.region);
  return { promoter, promotion, impact };
}

function promoterIn(account: Account, loaded: LoadedEnvironment, say: Progress): AccountPromoter {
  const inService = serversInService(loaded, clientsFor(account));
  return promoterFor(account, executionRoleArn(loaded.environment), say, inService);
}

/**
 * Brings one environment to what its file says: prepares change sets, has them approved, executes exactly those, and reads back
 * through the AWS SDK what exists. An administrator has bootstrapped the account before.
 */
export async function promote({ approve, ...options }: PromoteOptions): Promise<Promoted> {
  const { loaded, assembly, as, say, phase = silently } = options;
  const { promoter, promotion, impact } = await preparedPromotion(options);
  const changes = promotion.stacks.reduce((sum, stack) => sum + stack.changes.length + stack.unprotected.length, 0);
  if (changes > 0 && !(await approve(promotion, impact))) {
    await promoter.discard(promotion);
    return { outcome: 'refused', changes: 0, facts: [] };
  }
  const deploying = await as('deploy');
  if (changes > 0)
    await phase(`deploying ${loaded.name}`, async () => {
      const { promoter: executing } = promoterIn(deploying, loaded, say);
      await executing.execute(promotion);
    });
  const facts = await phase(`reading ${loaded.name} back`, () =>
    readBack({
      loaded,
      // Of the assembly: what was promoted keeps servers that wait as they are.
      stacks: stageStacks(assembly, loaded.name),
      clients: clientsFor(deploying),
    }),
  );
  return { outcome: facts.every(agrees) ? 'as planned' : 'differs', changes, facts };
}
