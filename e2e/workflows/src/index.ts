export { INSTALLED } from './installed';
