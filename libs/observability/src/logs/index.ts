// What is to be known of logs, without the constructs: a command that only lists questions loads no CDK.
export { logGroupFacts } from './every-log-group';
export { type LogGroupFacts } from './log-group-facts';
export { LOG_QUESTIONS } from './questions/every-question';
export { type LogQuestion } from './questions/question';
