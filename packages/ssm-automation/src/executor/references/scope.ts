import { parseReference } from '../../document';
import { StepFailure } from '../failure';
import { type Lookup } from './resolve';

/** What references can stand for while a runbook runs. One scope belongs to one execution and changes with it. */
export class Scope implements Lookup {
  private readonly outputs = new Map<string, Record<string, unknown>>();
  private store: ReadonlyMap<string, unknown> = new Map();

  /**
   * @param parameters values by name, typed
   * @param variables values by name, typed; `undefined` where the document gives no default
   * @param system values by full name, such as `global:REGION`, made when they are asked for
   */
  constructor(
    private readonly parameters: Record<string, unknown>,
    private readonly variables: Record<string, unknown>,
    private readonly system: Readonly<Record<string, () => unknown>>,
  ) {}

  /** Puts a step's outputs in place of those of its last run. */
  recordStep(step: string, outputs: Readonly<Record<string, unknown>>): void {
    this.outputs.set(step, { ...outputs });
  }

  setVariable(name: string, value: unknown): void {
    this.variables[name] = value;
  }

  setParameter(name: string, value: unknown): void {
    this.parameters[name] = value;
  }

  /** Puts the values of `ssm:` references in place of those read before, by what stands between the braces. */
  setStored(values: ReadonlyMap<string, unknown>): void {
    this.store = values;
  }

  variableValues(): Readonly<Record<string, unknown>> {
    return { ...this.variables };
  }

  parameterValues(): Readonly<Record<string, unknown>> {
    return { ...this.parameters };
  }

  /**
   * The value a name stands for; undefined for an output that no step has made so far, whatever the reason.
   *
   * @throws StepFailure for a parameter, variable or system value that nothing declares
   */
  lookup(name: string): unknown {
    const reference = parseReference(name);
    switch (reference.kind) {
      case 'parameter':
        return own(this.parameters, reference.name, name);
      case 'variable':
        return follow(own(this.variables, reference.name, name), reference.path);
      case 'system':
        return own(this.system, name, name)();
      case 'step':
        return this.stepOutput(reference.step, reference.output);
      case 'foreign':
        return this.store.get(name);
    }
  }

  /** An output of a step that has run; a name with a dot may also be a value inside a map parameter. */
  private stepOutput(step: string, output: string): unknown {
    const outputs = this.outputs.get(step);
    const words = output.split('.');
    if (!outputs) return Object.hasOwn(this.parameters, step) ? follow(this.parameters[step], words) : undefined;
    // Output names may hold dots, so the longest name that exists wins and the rest leads into its value.
    for (let length = words.length; length > 0; length--) {
      const key = words.slice(0, length).join('.');
      if (Object.hasOwn(outputs, key)) return follow(outputs[key], words.slice(length));
    }
    return undefined;
  }
}

function own<T>(values: Readonly<Record<string, T>>, key: string, name: string): T {
  if (Object.hasOwn(values, key)) return values[key] as T;
  throw new StepFailure(`Failed to resolve input: ${name}: nothing of that name is declared`, {
    stage: 'InputValidation',
    type: 'UnresolvedReference',
  });
}

function follow(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}
