import { type Check, type FleetCheck, type PairCheck } from './checks/check';
import { NotKnown } from './partial';
import { type Finding } from './problem';
import { type Environment } from './schema';

/** Runs every rule about one environment by itself. A rule that needs a value the file does not hold ends there. */
export function runChecks(environment: Environment, checks: readonly Check[]): Finding[] {
  return checks.flatMap((check) => collect(() => check(environment)));
}

/** Environments that a rule looks at beside one. */
export interface Others {
  /** Those of all files, this one among them. */
  readonly environments: readonly Environment[];
  /** Those that a rule between two may find something with. */
  readonly related: readonly Environment[];
}

/** Runs every rule about one environment and others. */
export function runFleetChecks(
  environment: Environment,
  { environments, related }: Others,
  { fleetChecks, pairChecks }: { fleetChecks: readonly FleetCheck[]; pairChecks: readonly PairCheck[] },
): Finding[] {
  return [
    ...fleetChecks.flatMap((check) => collect(() => check(environment, environments))),
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
