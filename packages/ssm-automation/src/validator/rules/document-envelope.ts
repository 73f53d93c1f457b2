import { isFixed, SCHEMA_VERSION, tokensOf } from '../../document';
import { type Fault } from '../finding';
import { type Rule } from '../rule';
import { CHANGE_TEMPLATE_KEYS, isChangeTemplate } from '../values/change-template';
import { isMap, kindOf, plainText } from '../values/kind';
import { mismatchCodes, mismatchFault } from '../values/mismatch-fault';
import { mismatches } from '../values/mismatches';
import { TEXT } from '../values/shapes';
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
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html, and for the role
 * automation-variables.html (unsupported scenarios)
 */
export const documentEnvelope: Rule = ({ document }) => {
  const written = document as unknown as Readonly<Record<string, unknown>>;
  const isTemplate = isChangeTemplate(document);
  const known = isTemplate ? [...Object.keys(KEYS), ...Object.keys(CHANGE_TEMPLATE_KEYS)] : Object.keys(KEYS);
  const faults: Fault[] = unknownKeys(written, known, [], 'a document');
  for (const [key, shape] of Object.entries(CHANGE_TEMPLATE_KEYS)) {
    faults.push(
      ...mismatches(written[key] ?? '', written[key] === undefined ? TEXT : shape, [key], () => undefined).map(
        (mismatch) => mismatchFault(mismatch, mismatchCodes('wrong-value')),
      ),
    );
  }
  const { assumeRole } = written;
  if (typeof assumeRole === 'string' && tokensOf(assumeRole).some(({ name }) => name.startsWith('ssm:')))
    faults.push({
      code: 'wrong-value',
      path: ['assumeRole'],
      message: `assumeRole is ${kindOf(assumeRole)}, and a role cannot come from Parameter Store`,
      remedy: "refer to a parameter of the document, such as '{{ AutomationAssumeRole }}'",
    });
  // "Constant ARN", by the same page. A build may put one in.
  if (typeof assumeRole === 'string' && assumeRole !== '' && isFixed(assumeRole) && !/^arn:|[%$<]/.test(assumeRole))
    faults.push({
      code: 'wrong-value',
      severity: 'warning',
      path: ['assumeRole'],
      message: `assumeRole is ${kindOf(assumeRole)}, which is no ARN`,
      remedy: "write the ARN of a role, or refer to a parameter, such as '{{ AutomationAssumeRole }}'",
    });
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
    if (value === undefined || key === 'mainSteps' || fits(value)) continue;
    faults.push({
      code: 'wrong-value',
      // YAML reads 0.3 as a number; whether AWS takes it is not written.
      ...(key === 'schemaVersion' && plainText(value) === SCHEMA_VERSION && { severity: 'warning' as const }),
      path: [key],
      message: `${key} is ${kindOf(value)}`,
      remedy: `write ${kind}`,
    });
  }
  return faults;
};
