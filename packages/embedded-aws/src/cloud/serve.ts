import { cloudCommand } from '../command-names';
import { PortTakenError, startEmbeddedCloud } from '../start';

/** Runs a cloud until a signal ends it. Answers the exit code: 2 for a port that is taken. */
export async function serve(port: number): Promise<number> {
  try {
    const cloud = await startEmbeddedCloud({ port, onLine: (line) => console.error(line) });
    console.log(
      `embedded cloud ready: ${cloud.endpoint} (Ctrl-C ends it; for other tools: ${cloudCommand()} env --port ${cloud.port} --account N --region R)`,
    );
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    });
    await cloud.stop();
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return error instanceof PortTakenError ? 2 : 1;
  }
}
