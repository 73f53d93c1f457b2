export { type DocumentedCommand, documentedCommands } from './checks/commands';
export { coinedWords } from './checks/words';
export { documents } from './workspace';
