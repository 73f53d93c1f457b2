import { createInterface, type ReadLineOptions } from 'node:readline/promises';

/** Where questions are asked. @default - the terminal of this process */
type Terminal = Pick<ReadLineOptions, 'input' | 'output' | 'terminal'>;

/**
 * A person's answer at the terminal; undefined when there is none: after Ctrl-C, which is then what it would be without a
 * question, or at the end of the input.
 */
export async function askAtTerminal(question: string, { input = process.stdin, output = process.stdout, ...options }: Partial<Terminal> = {}): Promise<string | undefined> {
  const terminal = createInterface({ input, output, ...options });
  const left = new AbortController();
  let isInterrupted = false;
  // A terminal that reads a line keeps Ctrl-C to itself.
  terminal.on('SIGINT', () => {
    isInterrupted = true;
    left.abort();
  });
  terminal.once('close', () => left.abort());
  try {
    return await terminal.question(question, { signal: left.signal });
  } catch (error) {
    if (!left.signal.aborted) throw error;
    return undefined;
  } finally {
    terminal.close();
    if (isInterrupted) process.emit('SIGINT');
  }
}
