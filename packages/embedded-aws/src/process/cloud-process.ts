/** The Python side of a cloud, however it was started. */
export interface CloudProcess {
  /** Resolves when the process is there no more: with its exit code, or null where it has none that anybody knows. */
  readonly ended: Promise<number | null>;
  /** Ends it the polite way, then the other way. */
  end(): Promise<void>;
}

/** What a process is started with. */
export interface ProcessStart {
  /** of the module `embedded_cloud` */
  readonly args: readonly string[];
  /** The whole environment: nothing of the starting process's own is added. */
  readonly environment: NodeJS.ProcessEnv;
  /** Told each line it writes, to standard output or standard error. */
  readonly onLine: (line: string) => void;
}

/** How long a process has to end by itself. */
const PATIENCE_MILLISECONDS = 5000;

/**
 * Asks a process to end, and makes it end where it does not.
 * @param ended of the process
 * @param ask asks it
 * @param force ends it
 */
export async function endIn(ended: Promise<unknown>, ask: () => void, force: () => void): Promise<void> {
  const timer = setTimeout(force, PATIENCE_MILLISECONDS);
  ask();
  await ended;
  clearTimeout(timer);
}
