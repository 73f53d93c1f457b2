export { referenceText } from './reference/reference-text';
