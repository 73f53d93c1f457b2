export { editDistance, suggest } from './suggestion';
