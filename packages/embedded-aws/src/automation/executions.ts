import { type RunningAutomation, type VirtualClock } from '@nss/ssm-automation';
import { Refusal } from './refusal';
import { type Tag } from './tags';

/** One execution that was started over the wire. */
export interface HeldExecution {
  readonly running: RunningAutomation;
  readonly clock: VirtualClock;
  readonly account: string;
  readonly region: string;
  readonly executedBy: string;
  readonly clientToken?: string;
  /** The execution that started this one. @default - no execution did */
  readonly parentId?: string;
  /** @default Auto */
  readonly mode?: 'Auto' | 'Interactive';
  /** At most five. */
  tags: readonly Tag[];
}

/** Every execution of a cloud; an account and region sees its own only. */
export class Executions {
  private readonly all = new Map<string, HeldExecution>();

  add(execution: HeldExecution): void {
    this.all.set(execution.running.executionId, execution);
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
