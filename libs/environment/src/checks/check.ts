import { type Finding } from '../problem';
import { type Environment } from '../schema';

/**
 * A rule across the keys of one environment. Pure. It may read values the file does not hold (`partial.ts`): then it ends
 * at that point, and what it found before counts.
 */
export type Check = (environment: Environment) => Iterable<Finding>;

/**
 * A rule about an environment among those of all files.
 *
 * @param environments those of all files, this one among them
 */
export type FleetCheck = (environment: Environment, environments: readonly Environment[]) => Iterable<Finding>;

/**
 * A rule between two environments, asked once from the side of each. It is asked where the two are related (`related-environments.ts`):
 * what a rule looks at has to be a claim there.
 */
export type PairCheck = (environment: Environment, other: Environment) => Iterable<Finding>;
