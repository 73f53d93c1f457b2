export { coinedWords } from './checks/words';
