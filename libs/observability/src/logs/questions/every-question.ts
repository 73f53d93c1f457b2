import { BASTION_QUESTIONS } from './bastion-questions';
import { FLOW_QUESTIONS } from './flow-questions';
import { type LogQuestion } from './question';
import { TRAIL_QUESTIONS } from './trail-questions';

/** Every question there is, in the order in which they are listed. */
export const LOG_QUESTIONS: readonly LogQuestion[] = [...FLOW_QUESTIONS, ...TRAIL_QUESTIONS, ...BASTION_QUESTIONS];
