export { type ListedParameter, type ListedRunbook, listedRunbooks } from './client/listed-runbooks';
export { ParameterError, readParameters } from './client/parameters';
export { Runbooks, type RunbooksProps } from './deployment/runbooks';
export { activeServers } from './relay/active-servers';
export { RUNBOOKS } from './runbooks';
export { APPLIANCE_COMMANDS } from './runbooks/nss-command/nss-command';
