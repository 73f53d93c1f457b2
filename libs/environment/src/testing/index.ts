export * from './edited-files';
export * from './expect-problems';
export * from './edits';
export * from './paired-edits';
export * from './reference-text';
