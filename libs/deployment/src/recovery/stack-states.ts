import { type StackStatus } from '@aws-sdk/client-cloudformation';

/** What leads out of a state of a stack. */
export type WayOut = 'nothing' | 'wait' | 'deploy' | 'roll back' | 'continue the rollback' | 'delete';

/** A state of a stack, for people. */
export interface StackState {
  readonly wayOut: WayOut;
  /** What happened, and what a person should know before it is fixed. */
  readonly meaning: string;
}

const GONE = 'nothing is deployed';

/**
 * Every state that a stack can be in, and what leads out of it. `deploy`: the next deployment does it by itself.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
const STATES: Readonly<Record<StackStatus, StackState>> = {
  CREATE_COMPLETE: { wayOut: 'nothing', meaning: 'it is deployed' },
  UPDATE_COMPLETE: { wayOut: 'nothing', meaning: 'it is deployed' },
  IMPORT_COMPLETE: { wayOut: 'nothing', meaning: 'it is deployed' },
  UPDATE_ROLLBACK_COMPLETE: {
    wayOut: 'nothing',
    meaning: 'the last change failed and was taken back: everything is as it was before',
  },
  IMPORT_ROLLBACK_COMPLETE: { wayOut: 'nothing', meaning: 'an import failed and was taken back' },
  DELETE_COMPLETE: { wayOut: 'deploy', meaning: GONE },
  REVIEW_IN_PROGRESS: { wayOut: 'deploy', meaning: 'its first change set was never executed, and nothing is in it' },
  ROLLBACK_COMPLETE: { wayOut: 'deploy', meaning: 'its creation failed and was taken back: nothing is in it' },
  CREATE_IN_PROGRESS: { wayOut: 'wait', meaning: 'it is being created' },
  UPDATE_IN_PROGRESS: { wayOut: 'wait', meaning: 'it is being changed' },
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: { wayOut: 'wait', meaning: 'the change is made, and what it replaced goes' },
  UPDATE_ROLLBACK_IN_PROGRESS: { wayOut: 'wait', meaning: 'a change failed and is being taken back' },
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: {
    wayOut: 'wait',
    meaning: 'a change is taken back, and what it made goes',
  },
  ROLLBACK_IN_PROGRESS: { wayOut: 'wait', meaning: 'its creation failed and is being taken back' },
  DELETE_IN_PROGRESS: { wayOut: 'wait', meaning: 'it is being deleted' },
  IMPORT_IN_PROGRESS: { wayOut: 'wait', meaning: 'resources are being imported' },
  IMPORT_ROLLBACK_IN_PROGRESS: { wayOut: 'wait', meaning: 'an import failed and is being taken back' },
  CREATE_FAILED: {
    wayOut: 'roll back',
    meaning: 'its creation failed, and somebody kept CloudFormation from taking it back',
  },
  UPDATE_FAILED: {
    wayOut: 'roll back',
    meaning: 'a change failed, and somebody kept CloudFormation from taking it back',
  },
  UPDATE_ROLLBACK_FAILED: {
    wayOut: 'continue the rollback',
    meaning: 'a change failed and could not be taken back: fix what is named first, or skip it',
  },
  IMPORT_ROLLBACK_FAILED: {
    wayOut: 'continue the rollback',
    meaning: 'an import failed and could not be taken back: fix what is named first, or skip it',
  },
  ROLLBACK_FAILED: {
    wayOut: 'delete',
    meaning: 'its creation failed and could not be taken back: it was never whole, and what is left goes',
  },
  DELETE_FAILED: {
    wayOut: 'delete',
    meaning: 'its deletion failed: fix what is named first, or keep it with --skip, and what else is left goes',
  },
};

/** What a state of a stack means; undefined is a stack that does not exist. */
export function stackState(status: string | undefined): StackState {
  if (status === undefined) return { wayOut: 'deploy', meaning: GONE };
  return (
    STATES[status as StackStatus] ?? {
      wayOut: 'wait',
      meaning: 'a state that is not known here: CloudFormation says what it is',
    }
  );
}

/**
 * What to do about a stack that nothing can be deployed to, as the end of a message.
 * @returns an empty text where nothing has to be done first
 */
export function firstToDo({ wayOut }: StackState): string {
  return ['roll back', 'continue the rollback', 'delete'].includes(wayOut)
    ? '. Its administrator fixes it: npm run -s recover -- --environment NAME'
    : '';
}
