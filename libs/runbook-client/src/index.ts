export { answerApproval } from './answer-approval';
export { approvalsAtTerminal } from './approve';
export { askForDecision } from './decision';
export { executionOf, type ListedExecution, listedExecutions, NoSuchExecution } from './executions';
export { cancelOnInterrupt } from './interrupt';
export { runRunbook, watchRunbook } from './run';
export { exitCodeOf, markdownSummary, outputOf, shownBy } from './summary';
export { terminal } from './terminal';
export { hasEnded } from './watch-execution';
