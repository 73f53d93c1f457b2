export * from './document';
export * from './executor';
export * from './builder';
export * from './validator';
export * from './command-documents';
export * from './importer';
export * from './simulation';
export * from './documented';
