import { parseReference } from '../../document';
import { StepFailure } from '../failure';

/** What references can stand for while a runbook runs. One scope belongs to one execution and changes with it. */
export class Scope {
  private readonly outputs = new Map<string, Record<string, unknown>>();
  private readonly finished = new Set<string>();

  /**
   * @param parameters values by name, typed
   * @param variables values by name, typed; `undefined` where the document gives no default
   * @param system values by full name, such as `global:REGION`
   */
  constructor(
    private readonly parameters: Readonly<Record<string, unknown>>,
    private readonly variables: Record<string, unknown>,
    private readonly system: Readonly<Record<string, unknown>>,
  ) {}

  /** Puts a step's outputs in place of those of its last run. A step that succeeded has all it will ever have. */
  recordStep(step: string, outputs: Readonly<Record<string, unknown>>, succeeded: boolean): void {
    this.outputs.set(step, { ...outputs });
    if (succeeded) this.finished.add(step);
    else this.finished.delete(step);
  }

  setVariable(name: string, value: unknown): void {
    this.variables[name] = value;
  }

  variableValues(): Readonly<Record<string, unknown>> {
    return { ...this.variables };
  }

  /**
   * The value a name stands for. An output that a step which succeeded did not find in its response is `undefined`.
   *
   * @throws StepFailure for a name that nothing declares, and for an output of a step that has not succeeded
   */
  lookup(name: string): unknown {
    const reference = parseReference(name);
    switch (reference.kind) {
      case 'parameter':
        return this.own(this.parameters, reference.name, name);
      case 'variable':
        return follow(this.own(this.variables, reference.name, name), reference.path);
      case 'system':
        return this.own(this.system, name, name);
      case 'step':
        return this.stepOutput(reference.step, reference.output, name);
      case 'foreign':
        return `{{${reference.text}}}`;
    }
  }

  /** Whether a step of that name has run; a name with a dot may also be a value inside a map parameter. */
  private stepOutput(step: string, output: string, name: string): unknown {
    const outputs = this.outputs.get(step);
    if (!outputs) {
      if (Object.hasOwn(this.parameters, step)) return follow(this.parameters[step], output.split('.'));
      throw unresolved(name, 'no step of that name has run');
    }
    // Output names may hold dots, so the longest name that exists wins and the rest leads into its value.
    const words = output.split('.');
    for (let length = words.length; length > 0; length--) {
      const key = words.slice(0, length).join('.');
      if (Object.hasOwn(outputs, key)) return follow(outputs[key], words.slice(length));
    }
    if (this.finished.has(step)) return undefined;
    throw unresolved(name, 'the step has not succeeded');
  }

  private own(values: Readonly<Record<string, unknown>>, key: string, name: string): unknown {
    if (Object.hasOwn(values, key)) return values[key];
    throw unresolved(name, 'nothing of that name is declared');
  }
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

function unresolved(name: string, why: string): StepFailure {
  return new StepFailure(`Failed to resolve input: ${name}: ${why}`, {
    stage: 'InputResolution',
    type: 'UnresolvedReference',
  });
}
