/** What the validator has to know from outside. Without a port its rules are left out. */
export interface ValidatorPorts {
  /** @default - services, APIs and their parameters are not judged */
  readonly apis?: ApiModels;
  /** @default - scripts are not read */
  readonly scripts?: ScriptSyntax;
}

/** The services of AWS as its SDKs know them. */
export interface ApiModels {
  /** Names a runbook may write, in the SDK's own spelling. */
  readonly serviceNames: readonly string[];
  /** @returns undefined for a service that does not exist */
  service(name: string): ServiceModel | undefined;
}

/** One service. */
export interface ServiceModel {
  /** In PascalCase. */
  readonly operationNames: readonly string[];
  /** @param name in PascalCase, camelCase or snake_case, all of which AWS takes */
  operation(name: string): OperationModel | undefined;
}

/** One API. Shapes are missing where there is nothing to give or to get. */
export interface OperationModel {
  readonly name: string;
  readonly input?: ApiShape;
  readonly output?: ApiShape;
  /** Whether the body of its answer comes bit by bit, as a file does. @default - it does not */
  readonly streams?: true;
}

/** The kind of an API's value. Parts are functions, because shapes hold themselves. */
export type ApiShape =
  | {
      readonly kind: 'structure';
      readonly members: ReadonlyMap<string, () => ApiShape>;
      readonly required: readonly string[];
    }
  | ({ readonly kind: 'list'; readonly element: () => ApiShape } & Bounds)
  | { readonly kind: 'map'; readonly value: () => ApiShape }
  | ({ readonly kind: 'string' /** @default - any */; readonly values?: readonly string[] } & Bounds)
  | ({ readonly kind: 'integer' } & Bounds)
  | { readonly kind: 'number' | 'boolean' | 'any' };

/** How many items or characters there may be, or between what a number has to be. */
export interface Bounds {
  /** @default - none */
  readonly least?: number;
  /** @default - none */
  readonly most?: number;
}

/** A script to read. */
export interface ScriptText {
  readonly language: 'python' | 'powershell';
  readonly text: string;
  /** Of the runtime's Python, such as `[3, 11]`. @default - the newest that can be read */
  readonly version?: readonly [number, number];
  /** The function that is called, for Python. @default - none is looked at */
  readonly handler?: string;
}

/** What a handler is like, as far as its text tells. */
export interface HandlerReading {
  /** How many parameters it takes in order; without a greatest number it takes any. */
  readonly parameters?: { readonly least: number; readonly most?: number };
  /** Keys of its first parameter without which it fails. @default - not known */
  readonly needed?: readonly string[];
  /** Keys of its first parameter that it looks at. @default - not known */
  readonly used?: readonly string[];
  /** Whether it may look at other keys too. @default true */
  readonly usesOthers?: boolean;
  /** Every key that what it returns can have. @default - it may have any */
  readonly returned?: readonly string[];
}

/** What reading a script found. */
export interface ScriptReading {
  /** The first mistake; lines count from 1. @default - there is none */
  readonly problem?: {
    readonly line: number;
    readonly message: string;
    /** The runtime may know what the reader does not. @default false */
    readonly unsure?: boolean;
  };
  /** Names that the script defines at its outermost level, for Python. @default - not known */
  readonly names?: readonly string[];
  /** @default - not known */
  readonly handler?: HandlerReading;
}

/** Reads scripts without running them. */
export interface ScriptSyntax {
  /** @returns a reading for each script, in their order */
  read(scripts: readonly ScriptText[]): Promise<readonly ScriptReading[]>;
}
