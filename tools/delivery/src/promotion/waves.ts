/** An environment and the one it is promoted from. */
export interface Promoted {
  readonly name: string;
  /** @default - the environment is in the first wave */
  readonly promotedFrom?: string;
}

/**
 * Environments by the wave they are deployed in: the first wave is promoted from nowhere, each later one from
 * environments of the wave before it. Those of one wave do not wait for each other.
 * @throws Error for environments that are promoted in a circle or from one that does not exist
 */
export function promotionWaves(environments: readonly Promoted[]): string[][] {
  const waves: string[][] = [];
  const done = new Set<string>();
  while (done.size < environments.length) {
    const wave = environments
      .filter(({ name, promotedFrom }) => !done.has(name) && (promotedFrom === undefined || done.has(promotedFrom)))
      .map(({ name }) => name);
    if (wave.length === 0) {
      const left = environments
        .filter(({ name }) => !done.has(name))
        .map(({ name, promotedFrom }) => `${name} from ${promotedFrom}`);
      throw new Error(`no environment can be promoted first: ${left.join(', ')}`);
    }
    waves.push(wave.sort());
    wave.forEach((name) => done.add(name));
  }
  return waves;
}
