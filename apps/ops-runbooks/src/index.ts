export { type ListedParameter, type ListedRunbook, listedRunbooks } from './command/listed-runbooks';
export { commandOutputsArn } from './definition/evidence-bucket';
export { Runbooks } from './deployment/runbooks';
export { RUNBOOKS } from './runbooks';
export { APPLIANCE_COMMANDS } from './runbooks/nss-command/nss-command';
