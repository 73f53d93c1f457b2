import { type OnCancel } from '../../document';
import { type FailureStatus } from '../failure';

/** How a walk through a list of steps ended. */
export type WalkEnd =
  /** The last step, or one with isEnd, is done. */
  | { readonly kind: 'completed' }
  /** A step failed and nothing more may run. */
  | { readonly kind: 'aborted'; readonly status: FailureStatus }
  /** A step inside a loop leads to one outside. */
  | { readonly kind: 'left'; readonly target: string }
  /** Someone cancelled; the step that ran then says where to go. */
  | { readonly kind: 'cancelled'; readonly onCancel: OnCancel }
  /** Someone asked to stop after the step that ran. */
  | { readonly kind: 'stopped' };
