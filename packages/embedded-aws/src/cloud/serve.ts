import { type Phases } from '@nss/command-line';
import { cloudCommand } from '../command-names';
import { PortTakenError, startEmbeddedCloud } from '../start';

/** Runs a cloud until a signal ends it. Answers the exit code: 2 for a port that is taken. */
export async function serve(port: number, { out, error, phase }: Phases): Promise<number> {
  try {
    const cloud = await phase('starting', () => startEmbeddedCloud({ port, onLine: error }));
    // Whoever reads the line may end us at once.
    const ended = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    });
    out(
      `embedded cloud ready: ${cloud.endpoint} (Ctrl-C ends it; for other tools: ${cloudCommand()} env --port ${cloud.port} --account N --region R)`,
    );
    await ended;
    await cloud.stop();
    return 0;
  } catch (failure) {
    if (!(failure instanceof PortTakenError)) throw failure;
    error(`error: ${failure.message}`);
    return 2;
  }
}
