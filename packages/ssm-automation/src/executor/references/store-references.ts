import { referencesIn } from '../../document';
import { StepFailure } from '../failure';

/** Calls AWS with the automation's role. */
export type CallAws = (
  service: string,
  api: string,
  parameters: Readonly<Record<string, unknown>>,
) => Promise<Record<string, unknown>>;

/** `{{ssm:…}}` and `{{ssm-secure:…}}`. */
const STORED = /^ssm(-secure)?:/;

/** The references to Parameter Store in a value, as they stand between the braces. */
export function storedNames(value: unknown): readonly string[] {
  return [...new Set(referencesIn(value).filter((name) => STORED.test(name)))];
}

/**
 * Reads the parameters of Parameter Store that names stand for; a StringList becomes a list.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-variables.html (a parameter's default may be
 * one), https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html
 * (String and StringList may be referred to, SecureString not)
 *
 * @throws StepFailure for one that is encrypted or cannot be read
 */
export async function readStored(names: readonly string[], call: CallAws): Promise<ReadonlyMap<string, unknown>> {
  const values = new Map<string, unknown>();
  for (const name of names) values.set(name, await readOne(name, call));
  return values;
}

async function readOne(reference: string, call: CallAws): Promise<unknown> {
  const [prefix, name = ''] = [reference.slice(0, reference.indexOf(':')), reference.slice(reference.indexOf(':') + 1)];
  if (prefix === 'ssm-secure') throw encrypted(name);
  const { Parameter } = (await call('ssm', 'GetParameter', { Name: name })) as {
    Parameter?: { readonly Type?: string; readonly Value?: string };
  };
  if (Parameter?.Type === 'SecureString') throw encrypted(name);
  return Parameter?.Type === 'StringList' ? Parameter.Value?.split(',') : Parameter?.Value;
}

function encrypted(name: string): StepFailure {
  return new StepFailure(`${name} is a SecureString; a runbook refers to String and StringList parameters only`, {
    stage: 'InputValidation',
    type: 'UnsupportedParameterType',
  });
}
