import { API_MUTATIONS } from './api-mutations';
import { DECLARATION_MUTATIONS } from './declaration-mutations';
import { DOCUMENTED_MUTATIONS } from './documented-mutations';
import { ENVELOPE_MUTATIONS } from './envelope-mutations';
import { FLOW_MUTATIONS } from './flow-mutations';
import { INPUT_MUTATIONS } from './input-mutations';
import { KIND_MUTATIONS } from './kind-mutations';
import { type Mutation } from './mutation';
import { REFERENCE_MUTATIONS } from './reference-mutations';
import { REMOVAL_MUTATIONS } from './removal-mutations';
import { SCRIPT_MUTATIONS } from './script-mutations';
import { SHAPE_MUTATIONS } from './shape-mutations';
import { TEXT_MUTATIONS } from './text-mutations';

/** Every kind of mistake that the validator has to find. */
export const MUTATIONS: readonly Mutation[] = [
  ...SHAPE_MUTATIONS,
  ...ENVELOPE_MUTATIONS,
  ...FLOW_MUTATIONS,
  ...DECLARATION_MUTATIONS,
  ...REFERENCE_MUTATIONS,
  ...INPUT_MUTATIONS,
  ...API_MUTATIONS,
  ...SCRIPT_MUTATIONS,
  ...KIND_MUTATIONS,
  ...REMOVAL_MUTATIONS,
  ...TEXT_MUTATIONS,
  ...DOCUMENTED_MUTATIONS,
];
