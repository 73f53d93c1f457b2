import { SCHEMA_VERSION } from '../../document';
import { type Fault } from '../finding';
import { type Rule } from '../rule';
import { isMap, kindOf } from '../values/kind';
import { unknownKeys } from '../values/known-keys';

/** Keys beside the steps, and whether a value is of their kind. */
const KEYS: Readonly<Record<string, { readonly kind: string; readonly fits: (value: unknown) => boolean }>> = {
  schemaVersion: { kind: `'${SCHEMA_VERSION}'`, fits: (value) => value === SCHEMA_VERSION },
  description: { kind: 'a text', fits: (value) => typeof value === 'string' },
  assumeRole: { kind: "a text, such as '{{ AutomationAssumeRole }}'", fits: (value) => typeof value === 'string' },
  // An empty section is written as nothing at all in many published documents.
  parameters: { kind: 'a map from names to parameters', fits: (value) => value === null || isMap(value) },
  variables: { kind: 'a map from names to variables', fits: (value) => value === null || isMap(value) },
  mainSteps: { kind: 'a list of steps', fits: Array.isArray },
  outputs: {
    kind: 'a list of texts, such as step.Output',
    fits: (value) => value === null || (Array.isArray(value) && value.every((item) => typeof item === 'string')),
  },
  files: { kind: 'a map from file names to checksums', fits: (value) => value === null || isMap(value) },
};

/**
 * The outermost level of a document.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html
 */
export const documentEnvelope: Rule = ({ document }) => {
  const written = document as unknown as Readonly<Record<string, unknown>>;
  const faults: Fault[] = unknownKeys(written, Object.keys(KEYS), [], 'a document');
  if (written['schemaVersion'] === undefined) {
    faults.push({
      code: 'missing-key',
      path: [],
      message: 'schemaVersion is missing',
      remedy: `write schemaVersion: '${SCHEMA_VERSION}'`,
    });
  }
  for (const [key, { kind, fits }] of Object.entries(KEYS)) {
    const value = written[key];
    if (value !== undefined && !fits(value))
      faults.push({ code: 'wrong-value', path: [key], message: `${key} is ${kindOf(value)}`, remedy: `write ${kind}` });
  }
  return faults;
};
