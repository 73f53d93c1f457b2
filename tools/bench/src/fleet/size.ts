/** The fleet that a larger one is held against. */
export const SMALL_FLEET = 10;

/** The most environments that a fleet has: a /24 and a link for each. */
export const LARGEST_FLEET = 10_000;
