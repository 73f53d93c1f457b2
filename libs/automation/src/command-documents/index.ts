export * from './command-documents';
