// Commands alone, without what they run: that takes longer to load than help to print.
export { bootstrapCommand } from './bootstrap';
export { deployCommand } from './deploy';
export { diffCommand } from './diff';
export { logsCommand } from './logs';
export { recoverCommand } from './recover';
export { repairCommand } from './repair';
export { retireCommand } from './retire';
