export { type ConformanceCase, type Expectation } from './conformance-case';
export { readCases } from './read-cases';
