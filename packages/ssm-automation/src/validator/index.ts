export { ACTION_CONTRACTS, type ActionContract, contractOf, type InputContract } from './contracts';
export { documentFaults } from './document-faults';
export * from './finding';
export * from './finding-codes';
export * from './ports';
export { type ReferenceTypes, referenceTypes } from './references/reference-types';
export * from './severity';
export * from './validate';
export { innermostStep } from './innermost-step';
