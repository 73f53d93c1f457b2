export { type DocumentedCommand, documentedCommands } from './checks/commands';
export { coinedWords } from './checks/words';
export { argumentsOf, pageCommands } from './page-commands';
export { documents } from './workspace';
