import { type SynthesisedStage } from './synthesised-stage';

/** Something that holds for every environment, whatever its file says. */
export interface Invariant {
  /** A sentence. */
  readonly holds: string;
  /** Where it does not hold; empty when it does. */
  readonly violations: (stage: SynthesisedStage) => string[];
  /** Ways to break it, each on a copy of prod: an invariant that cannot fail proves nothing. */
  readonly breaks: Readonly<Record<string, (stage: SynthesisedStage) => void>>;
}
