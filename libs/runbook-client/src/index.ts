export { approvalsAtTerminal } from './approve';
export { askForDecision } from './decision';
export { cancelOnInterrupt } from './interrupt';
export { runRunbook } from './run';
export { exitCodeOf, markdownSummary, outputOf, shownBy } from './summary';
export { terminal } from './terminal';
export { hasEnded } from './watch-execution';
