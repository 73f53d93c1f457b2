export { flowLogFormat } from './flow-log/fields';
export { KeptLogGroup } from './log-group/kept-log-group';
