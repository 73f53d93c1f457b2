import { createInterface } from 'node:readline/promises';

/** How an approval was come by. */
export interface Approval {
  readonly approved: boolean;
  /** By whom, or why without asking. */
  readonly how: string;
}

/**
 * Asks a person for approval. Without a terminal nobody can be asked: `--yes` and CI approve, and so does a run on the
 * embedded cloud, where nothing real is at stake.
 */
export async function approval(question: string, yes: boolean): Promise<Approval> {
  if (yes) return { approved: true, how: 'by --yes' };
  if (process.env['CI']) return { approved: true, how: 'by CI' };
  if (!process.stdin.isTTY) return { approved: true, how: 'without asking: there is no terminal, and the cloud is the embedded one' };
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `).finally(() => terminal.close());
  return { approved: /^y(es)?$/i.test(answer.trim()), how: 'at the terminal' };
}
