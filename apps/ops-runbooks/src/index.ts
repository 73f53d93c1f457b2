export { type GivenParameters, ParameterError, readParameters } from './client/parameters';
export { duration, exitCodeOf, markdownSummary, outputOf } from './client/summary';
export { hasEnded, isTransient, watchExecution, type WatchOptions } from './client/watch-execution';
export { documentName, roleName } from './definition/names';
export { type RunbookDefinition, type RunbookPlace } from './definition/runbook-definition';
export * from './definition/system-description';
export { Runbooks, type RunbooksProps } from './deployment/runbooks';
export { activeServers } from './relay/active-servers';
export { RUNBOOKS } from './runbooks';
