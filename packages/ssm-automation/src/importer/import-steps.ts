import {
  isActionName,
  isParameterType,
  loopBody,
  type OutputDeclaration,
  parseReference,
  type PlainType,
  plainType,
  type Step,
} from '../document';
import { type Defaults, type Ref } from '../builder';
import { isMap } from '../validator/values/kind';
import { access, literal, propertyKey, quoted } from './literal';
import { type Identifiers } from './identifiers';
import { typedCode } from './typed-code';
import { type TypedStep, typedStep } from './typed-step';

/** What the code that follows can refer to. */
export interface Visible {
  readonly identifiers: Identifiers;
  /** Expressions of parameters and variables, by the reference. */
  readonly declared: Map<string, string>;
  /** Constants of the steps so far, by the name of the step. */
  readonly steps: Map<string, StepConstant>;
  /** Every reference of the document, to know which outputs a step has to have. */
  readonly used: readonly string[];
  /** Types of what can be referred to, where they are known. */
  readonly types: Map<string, PlainType | undefined>;
  /** What follows a value that the compiler would refuse. */
  readonly cast: string;
  /** Parameters and variables that the code refers to, by the reference. */
  readonly referred: Set<string>;
  /** Whether the document says what AWS assumes. */
  readonly defaults: Defaults;
}

interface StepConstant {
  readonly identifier: string;
  readonly outputs: ReadonlySet<string>;
}

/** Code of steps, and the constants that they become. */
export interface ImportedSteps {
  readonly code: readonly string[];
  readonly constants: readonly string[];
  /** How many of them a function of the builder makes. */
  readonly typed: number;
}

/** Steps as constants, each after what it refers to, those of a loop before the loop. */
export function importSteps(steps: readonly Step[], visible: Visible): ImportedSteps {
  const code: string[] = [];
  let typed = 0;
  const constants = steps.map((step, index) => {
    const body = loopBody(step);
    const isLoop = body.length > 0 && body.every((each) => isMap(each) && typeof each.name === 'string');
    const inside = isLoop ? importSteps(body, visible) : undefined;
    code.push(...(inside?.code ?? []));
    const call = inside ? undefined : typedStep(step, steps[index + 1]?.name, visible.defaults);
    typed += (inside?.typed ?? 0) + (call ? 1 : 0);
    const written = call && typedCode(step.name, call, visible);
    const identifier = visible.identifiers.for(step.name);
    code.push(`const ${identifier} = ${written ?? rawCode(step, visible, inside?.constants)};`);
    // Of two steps of one name the first counts.
    if (!visible.steps.has(step.name)) {
      const outputs = call ? typedOutputs(call) : rawOutputs(step, visible);
      visible.steps.set(step.name, { identifier, outputs: new Set(outputs.keys()) });
      for (const [output, type] of outputs) visible.types.set(`${step.name}.${output}`, type);
    }
    return identifier;
  });
  return { code, constants, typed };
}

function typedOutputs({ value }: TypedStep): Map<string, PlainType | undefined> {
  return new Map(
    Object.entries(value.outputs as Readonly<Record<string, Ref<unknown>>>).map(([name, { type }]) => [
      name,
      type && plainType(type),
    ]),
  );
}

function rawOutputs(step: Step, visible: Visible): Map<string, PlainType | undefined> {
  const declared = areDeclarations(step.outputs) ? step.outputs : [];
  return new Map<string, PlainType | undefined>([
    ...builtInOf(step, visible).map((name) => [name, undefined] as const),
    ...declared.map(({ Name, Type = 'String' }) => [Name, plainType(Type)] as const),
  ]);
}

/** The expression of a reference where its step is a constant already. */
export function expressionOf(reference: string, { declared, referred, steps }: Visible): string | undefined {
  const own = declared.get(reference);
  if (own !== undefined) {
    referred.add(reference);
    return own;
  }
  const parsed = parseReference(reference);
  const step = parsed.kind === 'step' ? steps.get(parsed.step) : undefined;
  return step && parsed.kind === 'step' && step.outputs.has(parsed.output)
    ? `${step.identifier}.outputs${access(parsed.output)}`
    : undefined;
}

function rawCode(step: Step, visible: Visible, body: readonly string[] | undefined): string {
  const { name, action, inputs, outputs, ...rest } = step;
  const written = (value: unknown) => literal(value, (reference) => expressionOf(reference, visible), '      ');
  const taken = body && isMap(inputs) ? without(inputs, 'Steps') : inputs;
  const fields = [
    `name: ${quoted(name)}`,
    `action: ${quoted(action)}${isActionName(action) ? '' : visible.cast}`,
    ...Object.entries(rest).map(([key, value]) => `${propertyKey(key)}: ${written(value)}`),
    ...('inputs' in step ? [`inputs: ${written(taken)}${isMap(taken) ? '' : visible.cast}`] : []),
    ...('outputs' in step ? [`outputs: ${written(outputs)}${areDeclarations(outputs) ? '' : visible.cast}`] : []),
  ];
  const builtIn = builtInOf(step, visible);
  const options = [
    ...(builtIn.length > 0 ? [`builtIn: [${builtIn.map(quoted).join(', ')}]`] : []),
    ...(body ? [`steps: [${body.join(', ')}]`] : []),
  ];
  const given = `{\n${fields.map((field) => `      ${field},\n`).join('')}    }`;
  return `steps.raw(${given}${options.length > 0 ? `, { ${options.join(', ')} }` : ''})`;
}

function declaredBy({ outputs }: Step): string[] {
  return areDeclarations(outputs) ? outputs.map(({ Name }) => Name) : [];
}

/** Outputs that somebody refers to without the step's declaring them. */
function builtInOf(step: Step, { used }: Visible): string[] {
  const declared = declaredBy(step);
  const referred = used
    .map(parseReference)
    .flatMap((each) => (each.kind === 'step' && each.step === step.name ? [each.output] : []));
  return [...new Set(referred)].filter((output) => !declared.includes(output));
}

function without(map: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([each]) => each !== key));
}

/** Whether outputs are what a typed step may declare. */
function areDeclarations(outputs: unknown): outputs is OutputDeclaration[] {
  return (
    Array.isArray(outputs) &&
    outputs.every(
      (each) =>
        isMap(each) &&
        typeof each['Name'] === 'string' &&
        ['string', 'undefined'].includes(typeof each['Selector']) &&
        (each['Type'] === undefined || isParameterType(String(each['Type']))),
    )
  );
}
