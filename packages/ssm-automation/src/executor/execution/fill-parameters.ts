import { resolve } from '../references/resolve';
import { readStored, storedNames } from '../references/store-references';
import { coerce } from '../references/typing';
import { callAws } from './call-aws';
import { type ExecutionState } from './execution-state';

/**
 * Puts the values of Parameter Store in place of `{{ssm:…}}` in parameters, before the first step. Other references in
 * a parameter are not supported and stay as they are.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-variables.html
 *
 * @throws StepFailure for a parameter that cannot be read
 */
export async function fillParameters(state: ExecutionState): Promise<void> {
  const given = state.scope.parameterValues();
  const names = storedNames(Object.values(given));
  if (names.length === 0) return;
  const values = await readStored(names, (...call) => callAws(state, ...call));
  const stored = { lookup: (name: string) => values.get(name) };
  for (const [name, value] of Object.entries(given)) {
    if (storedNames(value).length === 0) continue;
    state.scope.setParameter(name, coerce(resolve(value, stored), state.document.parameters?.[name]?.type ?? 'String'));
  }
}
