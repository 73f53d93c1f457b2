export {
  type AnyCommand,
  type Answer,
  command,
  type CommandGroup,
  type Given,
  leaf,
  type LeafCommand,
  type RootCommand,
} from './command';
export { type Failure, failureOf, failureText } from './failure/failure';
export { table, tableRows } from './layout/table';
export { fold, wrap } from './layout/wrap';
export { type Phase, type Phases, phases, silently } from './progress/phases';
export { EXIT, runCommand } from './run-command';
export { processStreams, type Streams } from './streams';
export { noSuch, WrongUse } from './wrong-use';
