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
  | { readonly kind: 'list'; readonly element: () => ApiShape }
  | { readonly kind: 'map'; readonly value: () => ApiShape }
  | { readonly kind: 'string' | 'integer' | 'number' | 'boolean' | 'any' };

/** A script to read. */
export interface ScriptText {
  readonly language: 'python' | 'powershell';
  readonly text: string;
  /** Of the runtime's Python, such as `[3, 11]`. @default - the newest that can be read */
  readonly version?: readonly [number, number];
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
}

/** Reads scripts without running them. */
export interface ScriptSyntax {
  /** @returns a reading for each script, in their order */
  read(scripts: readonly ScriptText[]): Promise<readonly ScriptReading[]>;
}
