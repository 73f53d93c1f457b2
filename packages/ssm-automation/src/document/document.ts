import { type ParameterType, type PlainType } from './parameter-type';
import { type Step } from './step';

/** The only schema version of Automation documents. */
export const SCHEMA_VERSION = '0.3';

/**
 * An Automation document (runbook), schema 0.3.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html
 */
export interface AutomationDocument {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  /** Markdown shown in the console. @default - none */
  readonly description?: string;
  /** ARN of the role the steps act with, nearly always a reference to a parameter. @default - the caller's own rights */
  readonly assumeRole?: string;
  /** What the person or system that starts the runbook gives, by name. @default - none */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** Values that steps may change with `aws:updateVariable`, by name. @default - none */
  readonly variables?: Readonly<Record<string, Variable>>;
  /** At least one step; they run in this order unless a step says otherwise. */
  readonly mainSteps: readonly Step[];
  /** References whose values are the execution's outputs, with or without braces. @default - none */
  readonly outputs?: readonly string[];
  /** Attachments by file name. @default - none */
  readonly files?: Readonly<Record<string, { readonly checksums: Readonly<Record<string, string>> }>>;
}

/** A declared parameter. Constraints hold for each element of a list. */
export interface Parameter {
  readonly type: ParameterType;
  readonly description?: string;
  /** Used when the caller gives nothing. @default - the parameter is required */
  readonly default?: unknown;
  /** Values a caller may choose from. @default - any value */
  readonly allowedValues?: readonly unknown[];
  /** Regular expression a value has to match. @default - any value */
  readonly allowedPattern?: string;
  /** Least number of elements of a list. @default 0 */
  readonly minItems?: number;
  /** Greatest number of elements of a list. @default - no limit */
  readonly maxItems?: number;
  /** Least number of characters of a string. @default 0 */
  readonly minChars?: number;
  /** Greatest number of characters of a string. @default - no limit */
  readonly maxChars?: number;
}

/**
 * A declared variable.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-variables.html
 */
export interface Variable {
  readonly type: PlainType;
  readonly description?: string;
  /** @default - the variable has no value until a step gives it one */
  readonly default?: unknown;
}
