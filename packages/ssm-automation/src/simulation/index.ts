export { type Answer, type Answers, fails, NoAnswerError } from './answers';
export { type GivenValues } from './given-values';
export { simulate, type SimulatedCall, type SimulatedRun, type Simulation } from './simulate';
