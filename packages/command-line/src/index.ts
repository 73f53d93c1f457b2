export { type AnyCommand, command, type CommandGroup, leaf, type LeafCommand, type RootCommand } from './command';
export { EXIT, runCommand } from './run-command';
export { processStreams, type Streams } from './streams';
export { WrongUse } from './wrong-use';
