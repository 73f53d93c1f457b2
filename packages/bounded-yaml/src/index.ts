export * from './aliases';
export * from './nesting';
export * from './offset-of';
export * from './repeated-keys';
