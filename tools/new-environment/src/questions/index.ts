import { type Answers, type Question } from '../question';
import { CONNECTION } from './connection';
import { PLACE } from './place';
import { SIEM } from './siem';
import { ZSCALER } from './zscaler';

/** Whether another environment comes first; asked where there is another one. */
function promotion(others: readonly string[]): Question {
  return {
    name: 'promoted-from',
    text: 'the environment that is deployed before it; this one then waits for an approval',
    who: 'you',
    keys: ['promotedFrom'],
    example: others[0] ?? 'dev',
    choices: ['none', ...others],
    standard: () => 'none',
    when: () => others.length > 0,
  };
}

/** Asked where a fail-over needs an approval. */
const APPROVERS: Question = {
  name: 'approvers',
  text: 'who may approve a fail-over: users or roles of the account',
  who: 'you',
  keys: ['operations.approvers', 'operations'],
  example: 'role/relay-approver',
  when: ({ availability, 'promoted-from': from = 'none' }: Answers) =>
    availability === 'active-standby' && from !== 'none',
};

/**
 * Every question, in the order in which they are asked: what decides whether another one is asked comes before it.
 * @param others names of the environments that are there already
 */
export function questionsBeside(others: readonly string[]): readonly Question[] {
  return [...PLACE, promotion(others), ...ZSCALER, APPROVERS, ...SIEM, ...CONNECTION];
}
