import { changeTable } from '../change-table';
import { preparedPromotion } from '../promote';
import { type Actor, asCaller } from './actor';
import { environmentCommand } from './environment-command';

/**
 * `npx nx run nss-infra:diff --environment dev`: what a deployment would change, from change sets that are thrown away again.
 * @returns the exit code: 0, 1 for files with problems, 2 for wrong use
 */
export async function diff(args: readonly string[], actor: Actor = asCaller): Promise<number> {
  const command = environmentCommand('npx nx run nss-infra:diff --environment NAME', args);
  if (typeof command === 'number') return command;
  const { loaded, assembly } = command;
  const say = (line: string) => console.log(line);
  const as = await actor(loaded, assembly, say);
  const { promoter, promotion } = await preparedPromotion({ loaded, assembly, as, say });
  console.log(changeTable(promotion).join('\n'));
  await promoter.discard(promotion);
  return 0;
}
