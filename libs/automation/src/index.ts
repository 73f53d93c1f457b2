export * from './document';
export * from './executor';
export * from './builder';
export * from './validator';
