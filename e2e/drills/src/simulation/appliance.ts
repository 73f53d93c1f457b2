/** Log minutes that an appliance keeps for a SIEM that does not take them. https://help.zscaler.com/unified/nss-deployment-guide-amazon-web-services */
const BUFFER_MINUTES = 60;
/** Log minutes that a SIEM takes in a minute, when an appliance has several for it. The vendor says nothing of it. */
const CATCH_UP = 5;
/** Minutes of a machine: to stop, and to start until the appliance is connected to Zscaler and to its feeds. */
const [STOPPING, STARTING] = [2, 8];
/** Minutes until EC2 takes a machine down that does not answer. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-reboot.html */
const FORCED = 4;

/** The status check of EC2 that a machine fails. */
export type Illness = 'no' | 'system' | 'instance' | 'disk';

/** What an appliance is at. */
export type ApplianceState = 'running' | 'hung' | 'stopping' | 'stopped' | 'starting';

/**
 * What no status check and no packet tells of. The vendor publishes that a disk which is nearly full raises an alert, not what becomes of an appliance
 * whose disk is full, nor of one whose clock is wrong; that its connection to Zscaler is TLS, whose certificates are valid for a time.
 * https://help.zscaler.com/zia/adding-nss-feeds-alerts
 */
export type ApplianceFault =
  /** It has no room to work, so that it hangs: the worst that it may do. */
  | 'disk is full'
  /** By so much that no certificate is valid to it. */
  | 'clock is wrong';

/** An NSS server: a machine with an hour of logs in its memory, and nowhere else. */
export class Appliance {
  /** @default the machine is well */
  ill: Illness = 'no';
  /** What is wrong inside of it, and still is after a reboot. @default - nothing */
  fault?: ApplianceFault;
  /** Whether Zscaler knows its certificate. */
  isCertified = true;
  private until = Infinity;
  private next: ApplianceState = 'running';
  /** Minutes of logs that a feed has not taken, by feed, the oldest first. */
  private readonly memory = new Map<string, number[]>();

  constructor(
    /** `web-01` */
    readonly name: string,
    readonly log: string,
    readonly feeds: readonly string[],
    public state: ApplianceState,
  ) {}

  /** Whether it talks to Zscaler, if the way is open. */
  get isServing(): boolean {
    return this.state === 'running' && this.isCertified && this.fault !== 'clock is wrong';
  }

  /** What happens by itself as time goes by. */
  pass(minute: number): void {
    if (minute < this.until) return;
    this.state = this.next === 'running' && this.fault === 'disk is full' ? 'hung' : this.next;
    this.until = Infinity;
    if (this.state === 'starting') this.change('starting', 'running', minute + STARTING);
  }

  /** What is in its memory is lost. @returns minutes until it is stopped */
  stop(minute: number): number {
    if (this.state === 'stopped') return 0;
    const minutes = this.state === 'hung' ? FORCED : STOPPING;
    this.memory.clear();
    this.change('stopping', 'stopped', minute + minutes);
    return minutes;
  }

  /** @param wait minutes until it is started */
  start(minute: number, wait = 0): void {
    if (this.state === 'stopped') this.change('stopped', 'starting', minute + wait);
  }

  /** As a reboot does: the machine stays on its host, so that one whose host is ill stays as it is. */
  restart(minute: number): void {
    if (this.state === 'stopped' || this.state === 'stopping' || this.ill === 'system') return;
    const minutes = this.state === 'hung' ? FORCED : 0;
    this.memory.clear();
    this.ill = 'no';
    this.change('starting', 'running', minute + minutes + STARTING);
  }

  /** Takes a minute of logs into its memory, for every feed; the oldest goes when the memory is full. */
  receive(minute: number): void {
    for (const feed of this.feeds) {
      const waiting = this.memory.get(feed) ?? [];
      this.memory.set(feed, [...waiting, minute].slice(-BUFFER_MINUTES));
    }
  }

  /** What waits for a feed. */
  waiting(feed: string): readonly number[] {
    return this.memory.get(feed) ?? [];
  }

  /**
   * Sends what waits for a feed.
   * @param rate log minutes that the SIEM takes in a minute. @default - as many as catch up in time
   */
  send(feed: string, rate: number = CATCH_UP): readonly number[] {
    const waiting = this.waiting(feed);
    this.memory.set(feed, waiting.slice(rate));
    return waiting.slice(0, rate);
  }

  private change(state: ApplianceState, next: ApplianceState, until: number): void {
    [this.state, this.next, this.until] = [state, next, until];
  }
}
