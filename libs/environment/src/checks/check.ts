import { type Finding } from '../problem';
import { type Environment } from '../schema';

/**
 * A rule across the keys of one environment. Pure. It may read values the file does not hold (`partial.ts`): then it ends
 * at that point, and what it found before counts.
 *
 * @param others the environments of the other files
 */
export type Check = (environment: Environment, others: readonly Environment[]) => Iterable<Finding>;

/** A rule between two environments, asked once from the side of each. */
export type PairCheck = (environment: Environment, other: Environment) => Iterable<Finding>;
