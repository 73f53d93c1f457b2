import { chosenEnvironment } from '@nss/environment';
import { required } from '../required';
import { output, say } from '../github/job';
import { requireEvidence } from '../promotion/evidence';

/** `origin --environment NAME`: outputs what an environment is promoted from, empty where it comes first. */
export async function origin(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { environment: name = '' } = required(values, 'environment');
  output('origin', chosenEnvironment(name).environment.promotedFrom ?? '');
  return 0;
}

/**
 * `require-origin --environment NAME --digest DIGEST --evidence FILE`: lets a promotion go on only where what the
 * environment is promoted from runs this assembly.
 */
export async function requireOrigin(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { environment: name = '', digest = '', evidence = '' } = required(values, 'environment', 'digest', 'evidence');
  const { promotedFrom } = chosenEnvironment(name).environment;
  if (!promotedFrom) return 0;
  requireEvidence(evidence, { environment: promotedFrom, digest });
  say(`${promotedFrom} runs ${digest} and is healthy`);
  return 0;
}
