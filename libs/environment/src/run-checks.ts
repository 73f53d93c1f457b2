import { type Check, type PairCheck } from './checks/check';
import { NotKnown } from './partial';
import { type Finding } from './problem';
import { type Environment } from './schema';

/**
 * Runs every rule over one environment. A rule that needs a value the file does not hold ends there.
 * @param environments those of all files, this one among them
 * @param related those that a rule between two may find something with
 */
export function runChecks(
  environment: Environment,
  environments: readonly Environment[],
  related: readonly Environment[],
  { checks, pairChecks }: { checks: readonly Check[]; pairChecks: readonly PairCheck[] },
): Finding[] {
  return [
    ...checks.flatMap((check) => collect(() => check(environment, environments))),
    ...related.flatMap((other) => pairChecks.flatMap((check) => collect(() => check(environment, other)))),
  ];
}

function collect(run: () => Iterable<Finding>): Finding[] {
  const found: Finding[] = [];
  try {
    for (const finding of run()) found.push(finding);
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
  }
  return found;
}
