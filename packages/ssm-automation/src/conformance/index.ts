export { type ConformanceCase } from './conformance-case';
export { readCases } from './read-cases';
