import { type AwsPort, type Clock, type ScriptPort } from '@nss/ssm-automation';
import { passTime } from '../virtual-time';

/**
 * Lets the cloud's time move by as much as an execution waits on its virtual clock, before the execution looks at the cloud again: an
 * instance that starts in 20 s runs after a wait of 20 s that takes none.
 */
export class CloudTime {
  private told: number;

  /** @param clock of the execution and of its children */
  constructor(
    private readonly endpoint: string,
    private readonly execution: Clock,
  ) {
    this.told = execution.now();
  }

  /** Calls, each after the cloud has been told. */
  aws(port: AwsPort): AwsPort {
    return {
      call: async (service, api, parameters, context) => {
        await this.tell();
        return port.call(service, api, parameters, context);
      },
    };
  }

  /** Scripts, the same. */
  script(port: ScriptPort): ScriptPort {
    return {
      run: async (input, context, stop) => {
        await this.tell();
        return port.run(input, context, stop);
      },
    };
  }

  /** The clock for scripts: what they call after a sleep sees the time after it. */
  clock(): Clock {
    const { execution } = this;
    return {
      now: () => execution.now(),
      sleep: async (milliseconds, signal) => {
        await execution.sleep(milliseconds, signal);
        await this.tell();
      },
      hold: (work) => execution.hold(work),
    };
  }

  private async tell(): Promise<void> {
    const milliseconds = this.execution.now() - this.told;
    if (milliseconds <= 0) return;
    this.told += milliseconds;
    await passTime(this.endpoint, milliseconds / 1000);
  }
}
