/** Wrong use of the command: nothing was started. */
export class WrongUse extends Error {}
