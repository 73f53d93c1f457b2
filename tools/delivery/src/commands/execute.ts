import { requireManifest } from '../assembly/manifest';
import { required } from '../required';
import { readPromotion, requireConsent } from '../promotion/promotion-file';
import { delivery } from './delivery';

/**
 * `execute --environment NAME --assembly DIRECTORY --digest DIGEST --promotion FILE [--consent CHANGE]`: executes the very change
 * sets that were prepared and approved. Refuses, before anything is touched, what is stale, belongs to another assembly, or
 * would lose something without a consent to that very change.
 */
export async function execute(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const {
    environment = '',
    assembly = '',
    digest = '',
    promotion = '',
  } = required(values, 'environment', 'assembly', 'digest', 'promotion');
  requireManifest(assembly, digest);
  requireConsent(promotion, values['consent'] ?? '');
  const { promoter, stacks } = await delivery(environment, assembly);
  await promoter.execute(readPromotion(promotion, { environment, digest }, stacks));
  return 0;
}
