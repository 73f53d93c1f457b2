import { administratorOf } from '@nss/embedded-aws';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LoadedEnvironment } from '@nss/environment';
import { bringToLife } from '@nss/e2e-deployment';

/** Between two looks for machines that were deployed. */
const LOOK_MILLISECONDS = 250;
/** Pulse figures are put again before they are old enough to be taken for silence. */
const BEAT_MILLISECONDS = 60_000;

/**
 * What machines would do in AWS once they are deployed: the embedded cloud boots none, so that somebody has to watch for
 * them, let the bastion answer and the relay's pulse beat.
 */
export class Machines {
  private isStopping = false;

  private running: Promise<void> = Promise.resolve();

  private constructor(private readonly endpoint: string) {}

  /** Watches the environments of a cloud until it is stopped. */
  static watch(environments: readonly LoadedEnvironment[], endpoint: string): Machines {
    const machines = new Machines(endpoint);
    machines.running = Promise.all(environments.map((loaded) => machines.keepAlive(loaded))).then(() => undefined);
    return machines;
  }

  /** Stops watching. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await this.running;
  }

  private async keepAlive(loaded: LoadedEnvironment): Promise<void> {
    const { account, region } = loaded.environment;
    const administrator = {
      account,
      region,
      client: { endpoint: this.endpoint, region, credentials: administratorOf(this.endpoint, account) },
    };
    for (let lastBeat = 0; !this.isStopping; ) {
      if (Date.now() - lastBeat > BEAT_MILLISECONDS) {
        // Before the first deployment there is nothing to find.
        if (
          await bringToLife({ loaded, administrator }).then(
            () => true,
            () => false,
          )
        )
          lastBeat = Date.now();
      }
      await sleep(LOOK_MILLISECONDS);
    }
  }
}
