import { type RunningAutomation, type VirtualClock } from '@nss/ssm-automation';
import { Refusal } from './refusal';
import { type Tag } from './tags';

/** A request that may come again, with its token and what it asked for. */
export interface Repeatable {
  /** In lower case: the token is case insensitive. */
  readonly token: string;
  readonly asked: string;
}

/** One execution that was started over the wire. */
export interface HeldExecution {
  readonly running: RunningAutomation;
  readonly clock: VirtualClock;
  readonly account: string;
  readonly region: string;
  readonly executedBy: string;
  /** The request that started it, where it came with a token by which a repetition is known. @default - without one */
  readonly repeatable?: Repeatable;
  /** At most five. */
  tags: readonly Tag[];
}

/** Every execution of a cloud; an account and region sees its own only. */
export class Executions {
  private readonly all = new Map<string, HeldExecution>();

  add(execution: HeldExecution): void {
    this.all.set(execution.running.executionId, execution);
  }

  /**
   * The execution that a request with this token started.
   * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html (ClientToken)
   * @throws Refusal when that request asked for something else
   */
  repeated(account: string, region: string, { token, asked }: Repeatable): HeldExecution | undefined {
    const before = this.of(account, region).find(({ repeatable }) => repeatable?.token === token);
    if (before && before.repeatable?.asked !== asked)
      throw new Refusal(
        'IdempotentParameterMismatch',
        `The token ${token} was used before, by a request with other parameters.`,
      );
    return before;
  }

  /** The newest first, as AWS lists them. */
  of(account: string, region: string): HeldExecution[] {
    return [...this.all.values()].filter((each) => each.account === account && each.region === region).reverse();
  }

  /**
   * @param error what it is called where there is none
   * @throws Refusal when there is none with this id in the account and region
   */
  find(account: string, region: string, id: string, error = 'AutomationExecutionNotFoundException'): HeldExecution {
    const found = this.all.get(id);
    if (!found || found.account !== account || found.region !== region) {
      throw new Refusal(error, `Automation execution ${id} does not exist.`);
    }
    return found;
  }
}

/** What tells a repetition; undefined for a request without a token. Members may come in any order. */
export function repeatableOf({
  ClientToken: token,
  ...asked
}: {
  readonly ClientToken?: string;
}): Repeatable | undefined {
  if (token === undefined) return undefined;
  const sorted = Object.entries(asked).sort(([one], [other]) => (one < other ? -1 : 1));
  return { token: token.toLowerCase(), asked: JSON.stringify(sorted) };
}
