import { type AwsPort, type ScriptPort } from '@nss/automation';

/** A place where executions stop until they are released. */
export interface HoldPoint {
  /** Only executions of this document. @default - of any */
  readonly documentName?: string;
  readonly stepName: string;
}

/** A failure that calls of executions get instead of an answer. */
export interface Fault {
  readonly service: string;
  readonly api: string;
  /** AWS's name of the error. */
  readonly error: string;
  readonly message?: string;
  /** How many calls fail. @default 1 */
  readonly times?: number;
}

/** Where an execution is when it makes a call. */
export interface Whereabouts {
  readonly documentName?: string;
  readonly stepName?: string;
}

/** What tests do to executions: hold them at a step, let calls fail. */
export class Staging {
  private readonly faults: { fault: Fault; left: number }[] = [];
  private readonly holds: { point: HoldPoint; reached: () => void; released: Promise<void> }[] = [];

  /** The next calls of an API fail. */
  fail(fault: Fault): void {
    this.faults.push({ fault, left: fault.times ?? 1 });
  }

  /** Executions wait at their next call or script in this step. */
  holdAt(point: HoldPoint): { readonly reached: Promise<void>; release(): void } {
    let reached = () => undefined as void;
    let release = () => undefined as void;
    const isReached = new Promise<void>((resolve) => { reached = resolve; });
    const released = new Promise<void>((resolve) => { release = resolve; });
    const hold = { point, reached, released };
    this.holds.push(hold);
    return {
      reached: isReached,
      release: () => {
        this.holds.splice(this.holds.indexOf(hold), 1);
        release();
      },
    };
  }

  /** A port whose calls pass through here. */
  aws(port: AwsPort, whereabouts: () => Whereabouts): AwsPort {
    return {
      call: async (service, api, parameters, context) => {
        await this.wait(whereabouts());
        const staged = this.faults.find(({ fault, left }) => left > 0 && fault.service === service && fault.api === api);
        if (staged) {
          staged.left -= 1;
          throw Object.assign(new Error(staged.fault.message ?? staged.fault.error), { name: staged.fault.error });
        }
        return port.call(service, api, parameters, context);
      },
    };
  }

  /** A port whose scripts pass through here. */
  script(port: ScriptPort, whereabouts: () => Whereabouts): ScriptPort {
    return {
      run: async (request, context) => {
        await this.wait(whereabouts());
        return port.run(request, context);
      },
    };
  }

  private async wait({ documentName, stepName }: Whereabouts): Promise<void> {
    for (const { point, reached, released } of [...this.holds]) {
      if (point.stepName !== stepName || (point.documentName !== undefined && point.documentName !== documentName)) continue;
      reached();
      await released;
    }
  }
}
