export { partitionOf } from './partition';
