export * from './action-name';
export * from './document';
export * from './envelope';
export * from './parameter-type';
export * from './position';
export * from './read-document';
export * from './step';
export * from './walk-steps';
