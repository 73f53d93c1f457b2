/** An error the SSM API answers with. */
export class Refusal extends Error {
  /** @param code AWS's name for it, such as `AutomationExecutionNotFoundException` */
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = code;
  }
}
