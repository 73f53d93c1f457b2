export { isDefinite, parseSelector, type Segment } from './parse-selector';
export { select, selectAll } from './select';
