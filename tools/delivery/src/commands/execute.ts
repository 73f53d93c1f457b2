import { requireSealed } from '../assembly/seal';
import { required } from '../command-line';
import { readPromotion } from '../promotion/promotion-file';
import { delivery } from './delivery';

/**
 * `execute --environment NAME --assembly DIRECTORY --digest DIGEST --promotion FILE`: executes the very change sets that
 * were prepared and approved. Refuses, before anything is touched, what is stale or belongs to another assembly.
 */
export async function execute(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { environment = '', assembly = '', digest = '', promotion = '' } = required(values, 'environment', 'assembly', 'digest', 'promotion');
  requireSealed(assembly, digest);
  const { promoter, stacks } = await delivery(environment, assembly);
  await promoter.execute(readPromotion(promotion, { environment, digest }, stacks));
  return 0;
}
