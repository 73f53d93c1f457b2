/** Why templates could not be linted at all. The message is meant for a person; there is nothing wrong with a template. */
export class LintError extends Error {
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
    this.name = 'LintError';
  }
}
