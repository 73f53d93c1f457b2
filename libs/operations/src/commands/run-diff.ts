import { type Answer, type Phases } from '@nss/command-line';
import { chosenEnvironment } from '@nss/environment';
import { changeSummary } from '../change-summary';
import { preparedPromotion } from '../promote';
import { type Actor, asCaller } from './actor';
import { synthesised } from './synthesised';

/** What was asked for. */
interface Given extends Phases {
  readonly options: { readonly environment: string };
  readonly answer: Answer;
}

/**
 * Shows what a deployment would change.
 * @returns the exit code: 0
 */
export async function runDiff(
  { options: { environment }, out, columns, phase, answer }: Given,
  actor: Actor = asCaller,
): Promise<number> {
  const loaded = chosenEnvironment(environment);
  const assembly = synthesised();
  const as = await actor(loaded, assembly, out, phase);
  const { promoter, promotion, impact } = await preparedPromotion({ loaded, assembly, as, say: out, phase });
  answer({ ...promotion, impact }, () => changeSummary(promotion, impact, columns));
  await promoter.discard(promotion);
  return 0;
}
