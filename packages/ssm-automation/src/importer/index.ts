export { importDocument } from './import-document';
export { importedDocument } from './imported-document';
