import { type AwsContext, type AwsPort, type Clock, type ScriptPort } from '@nss/ssm-automation';

/** Which calls and scripts of executions are meant; what is left out may be anything. */
export interface StagedAt {
  readonly documentName?: string;
  readonly stepName?: string;
  /** As runbooks write it: `ec2`. A script is none. */
  readonly service?: string;
  /** `DescribeInstances` */
  readonly api?: string;
}

/** A failure that calls and scripts get instead of an answer. */
export interface StagedFailure extends StagedAt {
  /** AWS's name of the error. */
  readonly error: string;
  readonly message?: string;
  /** How many fail. @default 1 */
  readonly times?: number;
}

/** A call or script that takes long on the execution's own clock. */
export interface StagedDelay extends StagedAt {
  readonly seconds: number;
  /** Whether it takes effect before the wait, so that only its answer is late, or after it. @default after */
  readonly effect?: 'before' | 'after';
  /** How many are slow. @default 1 */
  readonly times?: number;
}

/** A place where executions stop until they are released. */
export interface Hold {
  /** Resolves when the first execution stands there. */
  readonly reached: Promise<void>;
  release(): void;
}

interface Rule {
  readonly at: StagedAt;
  left: number;
}

/** What tests do to executions: hold them, slow them down, let them fail. */
export class Staging {
  private readonly failures: (Rule & { readonly failure: StagedFailure })[] = [];
  private readonly delays: (Rule & { readonly delay: StagedDelay })[] = [];
  private readonly holds: { readonly at: StagedAt; reached(): void; readonly released: Promise<void> }[] = [];

  /** The next of these fail. */
  fail(failure: StagedFailure): void {
    this.failures.push({ at: failure, failure, left: failure.times ?? 1 });
  }

  /** The next of these are slow. */
  delay(delay: StagedDelay): void {
    this.delays.push({ at: delay, delay, left: delay.times ?? 1 });
  }

  /** These wait, before they do anything, until they are released; so does time in a step that makes no call. */
  hold(at: StagedAt): Hold {
    const reached = promise();
    const released = promise();
    const hold = { at, reached: reached.resolve, released: released.promise };
    this.holds.push(hold);
    return {
      reached: reached.promise,
      release: () => {
        this.holds.splice(this.holds.indexOf(hold), 1);
        released.resolve();
      },
    };
  }

  /** Forgets what has not happened yet. */
  clear(): void {
    this.failures.length = 0;
    this.delays.length = 0;
  }

  /**
   * Whether time may move for an execution in this step, which it may not where it is held.
   * @param again called once it may
   */
  mayMove(where: StagedAt, again: () => void): boolean {
    const hold = this.holds.find(
      ({ at: { service, api, ...place } }) => service === undefined && api === undefined && fits(place, where),
    );
    hold?.reached();
    void hold?.released.then(again);
    return hold === undefined;
  }

  /** A port whose calls pass through here. */
  aws(port: AwsPort, clock: Clock): AwsPort {
    return {
      call: (service, api, parameters, context) =>
        this.pass({ ...context, service, api }, clock, () => port.call(service, api, parameters, context)),
    };
  }

  /** A port whose scripts pass through here. */
  script(port: ScriptPort, clock: Clock): ScriptPort {
    return { run: (request, context, stop) => this.pass(context, clock, () => port.run(request, context, stop)) };
  }

  private async pass<T>(where: AwsContext & StagedAt, clock: Clock, act: () => Promise<T>): Promise<T> {
    for (const { at, reached, released } of [...this.holds]) {
      if (!fits(at, where)) continue;
      reached();
      await released;
    }
    const failing = take(this.failures, where)?.failure;
    if (failing) throw Object.assign(new Error(failing.message ?? failing.error), { name: failing.error });
    const delay = take(this.delays, where)?.delay;
    if (!delay) return act();
    if (delay.effect !== 'before') await clock.sleep(delay.seconds * 1000);
    const answer = await act();
    if (delay.effect === 'before') await clock.sleep(delay.seconds * 1000);
    return answer;
  }
}

function take<T extends Rule>(rules: readonly T[], where: StagedAt): T | undefined {
  const found = rules.find(({ at, left }) => left > 0 && fits(at, where));
  if (found) found.left -= 1;
  return found;
}

function fits({ documentName, stepName, service, api }: StagedAt, where: StagedAt): boolean {
  return Object.entries({ documentName, stepName, service, api }).every(
    ([key, value]) => value === undefined || where[key as keyof StagedAt] === value,
  );
}

function promise(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve = () => undefined as void;
  return {
    promise: new Promise<void>((settle) => {
      resolve = settle;
    }),
    resolve: () => resolve(),
  };
}
