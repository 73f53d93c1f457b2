export { isDefinite, parseSelector } from './parse-selector';
export { select, selectAll } from './select';
