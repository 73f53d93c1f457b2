import { type Template } from '../assembly';

/** What a template is resolved with. */
export interface Resolution {
  readonly template: Template;
  /** Values of parameters without a default. */
  readonly parameters: Readonly<Record<string, string>>;
  /** `AWS::AccountId` and its like. */
  readonly pseudo: Readonly<Record<string, string>>;
  /** What a reference to a resource stands for. @throws Error where that is not known */
  readonly physicalId: (logicalId: string) => string;
  /** What an attribute of a resource is. @throws Error where that is not known */
  readonly attribute: (logicalId: string, attribute: string) => string;
}

type Intrinsic = (argument: unknown, resolution: Resolution) => unknown;

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, resolution) => reference(String(name), resolution),
  'Fn::GetAtt': (argument, { attribute }) => {
    const [logicalId, name] = argument as [string, string];
    return attribute(logicalId, name);
  },
  'Fn::Join': (argument, resolution) => {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.map((part) => String(resolve(part, resolution))).join(separator);
  },
  'Fn::If': (argument, resolution) => {
    const [condition, yes, no] = argument as [string, unknown, unknown];
    return resolve(holds({ Condition: condition }, resolution) ? yes : no, resolution);
  },
};

/**
 * A value of a template with every intrinsic function in it worked out.
 * @throws Error for an intrinsic or a name that is not known: a policy that is half understood proves nothing
 */
export function resolve<T>(value: T, resolution: Resolution): T {
  if (Array.isArray(value)) return value.map((each: unknown) => resolve(each, resolution)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const [[name = '', argument] = []] = Object.entries(value);
  const isIntrinsic = Object.keys(value).length === 1 && (name === 'Ref' || name.startsWith('Fn::'));
  if (!isIntrinsic)
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, resolve(each as unknown, resolution)]),
    ) as T;
  const intrinsic = INTRINSICS[name];
  if (!intrinsic) throw new Error(`cannot work out ${name}`);
  return intrinsic(argument, resolution) as T;
}

function reference(name: string, resolution: Resolution): string | string[] {
  const {
    template: { Parameters = {}, Resources = {} },
    parameters,
    pseudo,
    physicalId,
  } = resolution;
  if (pseudo[name] !== undefined) return pseudo[name];
  if (name in Parameters) {
    const value = parameters[name] ?? Parameters[name]?.Default;
    if (value === undefined) throw new Error(`the parameter ${name} has no value`);
    return Parameters[name]?.Type === 'CommaDelimitedList' ? value.split(',').map((each) => each.trim()) : value;
  }
  if (!(name in Resources)) throw new Error(`the template has no ${name}`);
  return physicalId(name);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html */
function holds(condition: unknown, resolution: Resolution): boolean {
  const [[name = '', argument] = []] = Object.entries(condition as object);
  if (name === 'Fn::Equals') {
    const [left, right] = (argument as unknown[]).map((each) => resolve(each, resolution));
    return left === right;
  }
  if (name === 'Fn::Not') return !holds((argument as unknown[])[0], resolution);
  if (name === 'Fn::And') return (argument as unknown[]).every((each) => holds(each, resolution));
  if (name === 'Fn::Or') return (argument as unknown[]).some((each) => holds(each, resolution));
  const named = name === 'Condition' ? resolution.template.Conditions?.[String(argument)] : undefined;
  if (named === undefined) throw new Error(`cannot work out the condition ${JSON.stringify(condition)}`);
  return holds(named, resolution);
}
