import { type ActionName, type OutputDeclaration, type ValueOf } from '../../document';
import { isMap } from '../../validator/values/kind';
import { Ref } from '../ref';
import { type AnyStep, type StepValue } from '../step-value';

/** A step as a document has it; references may stand in it. */
export interface RawStep {
  readonly name: string;
  readonly action: ActionName;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: readonly OutputDeclaration[];
  readonly [key: string]: unknown;
}

/** References to the outputs that a raw step declares, and to those that its action is said to have. */
export type RawRefs<S extends RawStep, A extends string> = {
  readonly [D in Declared<S> as D['Name']]: Ref<
    D extends { readonly Type: infer T extends keyof Types } ? Types[T] : string
  >;
} & { readonly [K in A]: Ref<unknown> };

type Declared<S extends RawStep> = S['outputs'] extends readonly (infer D extends OutputDeclaration)[] ? D : never;
type Types = { readonly [T in NonNullable<OutputDeclaration['Type']>]: ValueOf<T> };

/** What belongs to a raw step and not to the document. */
export interface RawOptions<A extends string> {
  /** Outputs that the action has without their being declared, such as `Payload`. @default - none are referred to */
  readonly builtIn?: readonly A[];
  /** The steps of a loop; they become the input Steps. @default - as the inputs say */
  readonly steps?: readonly AnyStep[];
}

/**
 * A step word for word, for what no other function here makes. Nothing is written out for it: what it leaves out has AWS's defaults. The
 * checks of `runbook()` hold for it too.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html
 */
export function raw<const S extends RawStep, const A extends string = never>(
  step: S,
  { builtIn = [], steps }: RawOptions<A> = {},
): StepValue<RawRefs<S, A>> {
  const names = [
    ...builtIn.map((name) => [name, undefined] as const),
    ...declarationsOf(step.outputs).map(({ Name, Type = 'String' }) => [Name, Type] as const),
  ];
  return {
    name: step.name,
    action: step.action,
    options: {},
    declared: [],
    inputs: () => step.inputs ?? {},
    outputs: Object.fromEntries(
      names.map(([name, type]) => [name, new Ref(`${step.name}.${name}`, type)]),
    ) as unknown as RawRefs<S, A>,
    raw: step,
    ...(steps && { bodySteps: steps }),
  };
}

/** What is written elsewhere may be no list. */
function declarationsOf(outputs: unknown): readonly OutputDeclaration[] {
  return Array.isArray(outputs) ? (outputs as unknown[]).filter((each): each is OutputDeclaration => isMap(each)) : [];
}
