import { type PortRule, type Rule } from '../rule';
import { apiCalls } from './api-calls';
import { attachments } from './attachments';
import { conditions } from './conditions';
import { declarations } from './declarations';
import { documentEnvelope } from './document-envelope';
import { flow } from './flow';
import { handlers } from './handlers';
import { limits } from './limits';
import { references } from './references';
import { runCommand } from './run-command';
import { scripts } from './scripts';
import { selectedValues } from './selected-values';
import { selectors } from './selectors';
import { stepEnvelope } from './step-envelope';
import { stepInputs } from './step-inputs';
import { stepOutputs } from './step-outputs';
import { strayMarks } from './stray-marks';
import { targets } from './targets';
import { unsupportedReferences } from './unsupported-references';
import { variableUpdates } from './variable-updates';

/** Every rule that needs no answer from outside, from the outermost level inwards. */
export const RULES: readonly Rule[] = [
  documentEnvelope,
  declarations,
  stepEnvelope,
  stepInputs,
  limits,
  stepOutputs,
  conditions,
  targets,
  flow,
  references,
  unsupportedReferences,
  strayMarks,
  variableUpdates,
  selectors,
  selectedValues,
  apiCalls,
  runCommand,
  handlers,
  attachments,
];

/** Every rule that waits for a port. */
export const PORT_RULES: readonly PortRule[] = [scripts];
