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
  /**
   * Why no answer is needed in CI or without a terminal, such as that nothing real is at stake.
   * @default - one is needed
   */
  readonly unattended?: string;
}

/**
 * Asks a person for approval, who writes the whole word. Only a terminal or `--yes` approves, unless a run that nobody watches may approve
 * itself.
 */
export async function approval(question: string, { yes, unattended }: ApprovalOptions): Promise<Approval> {
  if (yes) return { approved: true, how: 'by --yes' };
  if (unattended && process.env['CI']) return { approved: true, how: 'by CI' };
  if (!process.stdin.isTTY) {
    return unattended
      ? { approved: true, how: `without asking: there is no terminal, and ${unattended}` }
      : { approved: false, how: 'because there is no terminal to ask at (--yes approves)' };
  }
  const decision = await askForDecision(terminal, question);
  const isDecided = decision === 'approve' || decision === 'reject';
  return { approved: decision === 'approve', how: isDecided ? 'at the terminal' : 'because nobody answered' };
}
