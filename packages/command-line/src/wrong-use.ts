/** A command was called in a way it cannot be: nothing was done, and the exit code is 2. The message says what is wrong with which value. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
