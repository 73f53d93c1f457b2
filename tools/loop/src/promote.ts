import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type Account, AccountToolkit, type Progress, Promoter, type Promotion, StackReader, stageStacks } from '@nss/deployment';
import { type LoadedEnvironment } from '@nss/infra';
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

/**
 * Brings one environment to what its file says: bootstraps the account, prepares change sets, has them approved, executes
 * exactly those, and reads back through the AWS SDK what exists.
 */
export async function promote({ loaded, assembly, account, say, approve }: PromoteOptions): Promise<Promoted> {
  const toolkit = new AccountToolkit(account, say);
  await toolkit.bootstrap();
  const stacks = stageStacks(assembly, loaded.name);
  const reader = new StackReader(new CloudFormationClient(account.client ?? { region: account.region }));
  const promoter = new Promoter(toolkit, reader, await toolkit.assembly(assembly), say);
  const promotion = await promoter.prepare(stacks, `approve-${Date.now()}`);
  const changes = promotion.stacks.reduce((sum, stack) => sum + stack.changes.length, 0);
  if (changes > 0) {
    if (!await approve(promotion)) {
      await promoter.discard(promotion);
      return { outcome: 'refused', changes: 0, facts: [] };
    }
    await promoter.execute(promotion);
  }
  const facts = await readBack({ loaded, stacks, clients: clientsFor(account) });
  return { outcome: facts.every(agrees) ? 'as planned' : 'differs', changes, facts };
}
