import { BRANCHES_AND_LOOPS } from './branches-and-loops';
import { CALLS } from './calls';
import { CONTROL_FLOW } from './control-flow';
import { type DocumentedFact } from './documented-fact';
import { EVERY_STEP } from './every-step';
import { INPUTS } from './inputs';
import { REFERENCES } from './references';
import { RESOURCES } from './resources';
import { SCRIPTS } from './scripts';
import { WHOLE_DOCUMENT } from './whole-document';

export { type DocumentedFact, type DocumentPart, isHeld } from './documented-fact';
export { withPart } from './with-part';

/** Every limit, and everything that is not supported or has to be, of AWS's pages about runbooks. */
export const DOCUMENTED_FACTS: readonly DocumentedFact[] = [
  ...WHOLE_DOCUMENT,
  ...REFERENCES,
  ...EVERY_STEP,
  ...BRANCHES_AND_LOOPS,
  ...CONTROL_FLOW,
  ...SCRIPTS,
  ...CALLS,
  ...RESOURCES,
  ...INPUTS,
];
