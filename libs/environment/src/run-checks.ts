import { type Check, type PairCheck } from './checks/check';
import { NotKnown } from './partial';
import { type Finding } from './problem';
import { type Environment } from './schema';

/** Runs every rule over one environment. A rule that needs a value the file does not hold ends there. */
export function runChecks(
  environment: Environment,
  others: readonly Environment[],
  { checks, pairChecks }: { checks: readonly Check[]; pairChecks: readonly PairCheck[] },
): Finding[] {
  return [
    ...checks.flatMap((check) => collect(() => check(environment, others))),
    ...others.flatMap((other) => pairChecks.flatMap((check) => collect(() => check(environment, other)))),
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
