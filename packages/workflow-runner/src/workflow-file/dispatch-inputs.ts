import { triggerOf } from './triggers';
import { type InputDeclaration, type WorkflowFile, WorkflowError } from './workflow-file';

/** What a dispatch passes, by input. */
export type Inputs = Readonly<Record<string, string>>;

/** Why a value is not accepted; nothing when it is. */
function refusal(declaration: InputDeclaration, value: string, environments: readonly string[]): string | undefined {
  const oneOf =
    declaration.type === 'choice'
      ? (declaration.options ?? [])
      : declaration.type === 'environment'
        ? environments
        : undefined;
  if (oneOf && !oneOf.includes(value)) return `must be one of ${oneOf.join(', ')}`;
  if (declaration.type === 'boolean' && value !== 'true' && value !== 'false') return 'must be true or false';
  if (declaration.type === 'number' && (value.trim() === '' || Number.isNaN(Number(value)))) return 'must be a number';
  return undefined;
}

/**
 * What a dispatched run gets: the values given, the defaults of the others. GitHub refuses the same things before anything starts.
 * @param environments names of the repository's environments, for inputs of that type
 * @throws WorkflowError with the input and what it may be
 */
export function dispatchInputs(file: WorkflowFile, given: Inputs, environments: readonly string[]): Inputs {
  const trigger = triggerOf(file.workflow, 'workflow_dispatch');
  if (!trigger)
    throw new WorkflowError(file.path, file.positionOf(['on']), 'has no workflow_dispatch and cannot be dispatched');
  const declared = trigger.inputs ?? {};
  const at = (...path: string[]) => file.positionOf(['on', 'workflow_dispatch', 'inputs', ...path]);
  const unknown = Object.keys(given).find((name) => !(name in declared));
  if (unknown !== undefined)
    throw new WorkflowError(
      file.path,
      at(),
      `has no input ${unknown}: ${Object.keys(declared).join(', ') || 'it has none'}`,
    );
  return Object.fromEntries(
    Object.entries(declared).map(([name, declaration]) => {
      const value = given[name] ?? (declaration.default === undefined ? undefined : String(declaration.default));
      if (value === undefined || value === '') {
        if (declaration.required) throw new WorkflowError(file.path, at(name), `input ${name} is required`);
        return [name, declaration.type === 'boolean' ? 'false' : ''];
      }
      const why = refusal(declaration, value, environments);
      if (why) throw new WorkflowError(file.path, at(name), `input ${name} is ${JSON.stringify(value)}: it ${why}`);
      return [name, value];
    }),
  );
}
