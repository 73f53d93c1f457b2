export * from './document';
export * from './executor';
