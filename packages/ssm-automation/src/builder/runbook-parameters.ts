import { type ParameterType, type PlainType, type ValueOf } from '../document';
import { Ref } from './ref';

/** A parameter whose default and allowed values have its type. */
export interface RunbookParameter<T extends ParameterType = ParameterType> {
  readonly type: T;
  readonly description?: string;
  /** @default - the parameter is required */
  readonly default?: ValueOf<T>;
  readonly allowedValues?: readonly ValueOf<T>[];
  /** Required, and strict, where the value reaches a script. */
  readonly allowedPattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minChars?: number;
  readonly maxChars?: number;
}

/** Parameters by name. */
export type RunbookParameters = Readonly<Record<string, RunbookParameter>>;

/** A variable that steps may change. */
export interface RunbookVariable<T extends PlainType = PlainType> {
  readonly type: T;
  readonly description?: string;
  /** @default - none; a step has to give it a value before it is used */
  readonly default?: ValueOf<T>;
}

/** Variables by name. */
export type RunbookVariables = Readonly<Record<string, RunbookVariable>>;

/** References to everything declared, by name. */
export type DeclaredRefs<D extends Readonly<Record<string, { readonly type: ParameterType }>>> = {
  readonly [K in keyof D]: Ref<ValueOf<D[K]['type']>>;
};

/** References for a set of declarations, each with a prefix before its name. */
export function declaredRefs<D extends RunbookParameters | RunbookVariables>(
  declared: D,
  prefix = '',
): DeclaredRefs<D> {
  return Object.fromEntries(
    Object.entries(declared).map(([name, { type }]) => [name, new Ref(`${prefix}${name}`, type)]),
  ) as DeclaredRefs<D>;
}

/** References to what AWS itself knows about an execution. */
export const systemRefs = {
  executionId: new Ref<string>('automation:EXECUTION_ID', 'String'),
  accountId: new Ref<string>('global:ACCOUNT_ID', 'String'),
  region: new Ref<string>('global:REGION', 'String'),
  date: new Ref<string>('global:DATE', 'String'),
  dateTime: new Ref<string>('global:DATE_TIME', 'String'),
};
