import { type ApiShape, type OperationModel, type ServiceModel } from '../validator';

/** A model as botocore keeps it. */
export interface RawService {
  readonly operations: Readonly<Record<string, { readonly input?: ShapeName; readonly output?: ShapeName }>>;
  readonly shapes: Readonly<Record<string, RawShape>>;
}

interface ShapeName {
  readonly shape: string;
  readonly streaming?: boolean;
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
}

/** Reads a model; shapes are made when somebody looks at them. */
export function serviceModel({ operations, shapes }: RawService): ServiceModel {
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
        ...(input && { input: shapeNamed(input.shape) }),
        ...(output && { output: shapeNamed(output.shape) }),
      };
    },
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
        required: raw.required ?? [],
      };
    case 'list':
      return { kind: 'list', element: () => shapeNamed(raw.member?.shape ?? '') };
    case 'map':
      return { kind: 'map', value: () => shapeNamed(raw.value?.shape ?? '') };
    case 'boolean':
      return { kind: 'boolean' };
    case 'integer':
    case 'long':
      return { kind: 'integer' };
    case 'float':
    case 'double':
      return { kind: 'number' };
    // Times are written as text or as a number.
    case 'timestamp':
      return { kind: 'string' };
    case 'string':
      return { kind: 'string' };
    default:
      return { kind: 'any' };
  }
}
