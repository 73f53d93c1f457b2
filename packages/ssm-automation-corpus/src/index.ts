export { findMutants, type Mutant } from './mutation/find-mutants';
