import { type ApiShape, type Bounds, type OperationModel, type ServiceModel } from '../validator';
import { aliasOf, FILLED_IN } from './client-habits';

/** A model as botocore keeps it. */
export interface RawService {
  readonly operations: Readonly<Record<string, { readonly input?: ShapeName; readonly output?: ShapeName }>>;
  readonly shapes: Readonly<Record<string, RawShape>>;
}

interface ShapeName {
  readonly shape: string;
  readonly streaming?: boolean;
  /** The SDK makes one up where none is given. */
  readonly idempotencyToken?: boolean;
}

interface RawShape {
  readonly type: string;
  readonly members?: Readonly<Record<string, ShapeName>>;
  readonly required?: readonly string[];
  readonly member?: ShapeName;
  readonly value?: ShapeName;
  /** The member that is the body of the answer. */
  readonly payload?: string;
  readonly streaming?: boolean;
  readonly eventstream?: boolean;
  /** Any JSON. */
  readonly document?: boolean;
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

/**
 * Reads a model; shapes are made when somebody looks at them.
 * @param service the name that the SDK has for it
 */
export function serviceModel({ operations, shapes }: RawService, service: string): ServiceModel {
  const made = new Map<string, ApiShape>();
  const shapeNamed = (name: string): ApiShape => {
    const shape = made.get(name) ?? apiShape(shapes[name], shapeNamed);
    made.set(name, shape);
    return shape;
  };
  const names = Object.keys(operations);
  const byPlainName = new Map(names.map((name) => [name.toLowerCase(), name]));
  return {
    operationNames: names,
    operation: (written): OperationModel | undefined => {
      // In snake_case it does not show which letters are capitals: describe_db_instances is DescribeDBInstances.
      const name = written.includes('_')
        ? byPlainName.get(written.replaceAll('_', '').toLowerCase())
        : written.charAt(0).toUpperCase() + written.slice(1);
      const operation = name !== undefined && Object.hasOwn(operations, name) ? operations[name] : undefined;
      if (name === undefined || !operation) return undefined;
      const { input, output } = operation;
      return {
        name,
        ...(streams(output && shapes[output.shape], shapes) && { streams: true as const }),
        ...(input && { input: asTaken(shapeNamed(input.shape), service, name) }),
        ...(output && { output: shapeNamed(output.shape) }),
      };
    },
  };
}

/** An input as the SDK takes it: with other names of its members, and without those that it fills in. */
function asTaken(input: ApiShape, service: string, operation: string): ApiShape {
  if (input.kind !== 'structure') return input;
  const aliases = [...input.members].flatMap(([name, shape]) => {
    const alias = aliasOf(service, operation, name);
    return alias === undefined ? [] : [[alias, shape] as const];
  });
  return {
    ...input,
    members: new Map([...input.members, ...aliases]),
    required: input.required.filter(
      (name) => name !== FILLED_IN[service] && aliasOf(service, operation, name) === undefined,
    ),
  };
}

/** Whether the body of an answer comes bit by bit, as a file does. */
function streams(output: RawShape | undefined, shapes: RawService['shapes']): boolean {
  const body = output?.payload === undefined ? undefined : output.members?.[output.payload];
  const shape = body && shapes[body.shape];
  return body?.streaming === true || shape?.streaming === true || shape?.eventstream === true;
}

function apiShape(raw: RawShape | undefined, shapeNamed: (name: string) => ApiShape): ApiShape {
  if (!raw || raw.document) return { kind: 'any' };
  switch (raw.type) {
    case 'structure':
      return {
        kind: 'structure',
        members: new Map(Object.entries(raw.members ?? {}).map(([name, { shape }]) => [name, () => shapeNamed(shape)])),
        required: (raw.required ?? []).filter((name) => !raw.members?.[name]?.idempotencyToken),
      };
    case 'list':
      return { kind: 'list', element: () => shapeNamed(raw.member?.shape ?? ''), ...bounds(raw) };
    case 'map':
      return { kind: 'map', value: () => shapeNamed(raw.value?.shape ?? '') };
    case 'boolean':
      return { kind: 'boolean' };
    case 'integer':
    case 'long':
      return { kind: 'integer', ...bounds(raw) };
    case 'float':
    case 'double':
      return { kind: 'number' };
    // Times are written as text or as a number.
    case 'timestamp':
      return { kind: 'string' };
    case 'string':
      return { kind: 'string', ...(raw.enum && { values: raw.enum }), ...bounds(raw) };
    default:
      return { kind: 'any' };
  }
}

function bounds({ min, max }: RawShape): Bounds {
  return { ...(min !== undefined && { least: min }), ...(max !== undefined && { most: max }) };
}
