import { type RunningAutomation, type VirtualClock } from '@nss/automation';
import { Refusal } from './refusal';

/** One execution that was started over the wire. */
export interface HeldExecution {
  readonly running: RunningAutomation;
  readonly clock: VirtualClock;
  readonly account: string;
  readonly region: string;
  readonly executedBy: string;
  readonly clientToken?: string;
  readonly tags?: readonly { readonly Key: string; readonly Value: string }[];
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

  /** @throws Refusal when there is none with this id in the account and region */
  find(account: string, region: string, id: string): HeldExecution {
    const found = this.all.get(id);
    if (!found || found.account !== account || found.region !== region) {
      throw new Refusal('AutomationExecutionNotFoundException', `Automation execution ${id} does not exist.`);
    }
    return found;
  }
}
