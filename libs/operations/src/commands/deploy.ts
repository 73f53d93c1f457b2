import { approval, type ApprovalOptions } from '../approval';
import { changeTable } from '../change-table';
import { promote } from '../promote';
import { readBackTable } from '../read-back/table';
import { type Actor, asCaller } from './actor';
import { environmentCommand } from './environment-command';

/** How to deploy. */
export interface DeployOptions extends Pick<ApprovalOptions, 'unattended'> {
  /** @default asCaller */
  readonly actor?: Actor;
}

/**
 * `npx nx run nss-infra:deploy --environment dev [--yes]`: shows what would change, asks, deploys exactly that and reads it back.
 * @returns the exit code: 0 as planned, 1 refused, different from the plan or files with problems, 2 for wrong use
 */
export async function deploy(
  args: readonly string[],
  { actor = asCaller, unattended }: DeployOptions = {},
): Promise<number> {
  const command = environmentCommand('npx nx run nss-infra:deploy --environment NAME [--yes]', args);
  if (typeof command === 'number') return command;
  const { loaded, yes, assembly } = command;
  const say = (line: string) => console.log(line);
  const { outcome, changes, facts } = await promote({
    loaded,
    assembly,
    as: await actor(loaded, assembly, say),
    say,
    approve: async (promotion) => {
      console.log(`what will change in ${loaded.name}:\n${changeTable(promotion).join('\n')}`);
      const { approved, how } = await approval(`deploy exactly this to ${loaded.name}?`, { yes, unattended });
      console.log(`${approved ? 'approved' : 'refused'} ${how}`);
      return approved;
    },
  });
  if (outcome !== 'refused') {
    console.log(changes === 0 ? 'nothing to change' : 'deployed');
    console.log(`read back through the AWS SDK:\n${readBackTable(facts)}`);
  }
  return outcome === 'as planned' ? 0 : 1;
}
