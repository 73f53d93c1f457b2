export * from './step-graph';
export * from './succeeded-before';
export * from './ways-out';
