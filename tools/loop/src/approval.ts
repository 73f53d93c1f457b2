import { askForDecision, terminal } from '@nss/runbook-client';

/** How an approval was come by. */
export interface Approval {
  readonly approved: boolean;
  /** By whom, or why without asking. */
  readonly how: string;
}

/** What may stand in for a person's answer. */
export interface ApprovalOptions {
  /** `--yes` was given. */
  readonly yes: boolean;
  /** Nothing real is at stake: without a terminal, or in CI, the embedded cloud needs no answer. */
  readonly embedded: boolean;
}

/**
 * Asks a person for approval, who writes the whole word. On AWS only a terminal or `--yes` approves; on the embedded cloud a run that nobody
 * watches approves itself.
 */
export async function approval(question: string, { yes, embedded }: ApprovalOptions): Promise<Approval> {
  if (yes) return { approved: true, how: 'by --yes' };
  if (embedded && process.env['CI']) return { approved: true, how: 'by CI' };
  if (!process.stdin.isTTY) {
    return embedded
      ? { approved: true, how: 'without asking: there is no terminal, and the cloud is the embedded one' }
      : { approved: false, how: 'because there is no terminal to ask at (--yes approves)' };
  }
  const decision = await askForDecision(terminal, question);
  const isDecided = decision === 'approve' || decision === 'reject';
  return { approved: decision === 'approve', how: isDecided ? 'at the terminal' : 'because nobody answered' };
}
