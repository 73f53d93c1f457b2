export { type Approvals, approvalsAtTerminal } from './approve';
export { askForDecision } from './decision';
export { cancelOnInterrupt } from './interrupt';
export { runRunbook } from './run';
export { duration, exitCodeOf, markdownSummary, outputOf, shownBy } from './summary';
export { terminal } from './terminal';
export { hasEnded, isTransient, watchExecution, type WatchOptions } from './watch-execution';
