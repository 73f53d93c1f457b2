export { type LintOptions, lintAssembly } from './lint-assembly';
export { LintError } from './lint-error';
export { type Level, type LintFinding, type LintReport, isBlocking } from './report';
export { propertySchema, type ResourceSchema, resourceSchemas } from './resource-schemas';
