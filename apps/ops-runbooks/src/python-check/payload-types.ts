import { type PlainType, plainType, type ReferenceTypes, type Step, wholeToken } from '@nss/ssm-automation';

/** What a script gets and gives for a type of a document. */
const PYTHON: Readonly<Record<PlainType, string>> = {
  String: 'str',
  StringList: 'list[str]',
  Integer: 'int',
  Boolean: 'bool',
  StringMap: 'dict[str, Any]',
  MapList: 'list[dict[str, Any]]',
};

const SELECTOR = /^\$\.Payload\.([A-Za-z]\w*)$/;

/**
 * What a step gives its script and takes from what it returns, as the types `InputPayload` and `Payload`:
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html
 *
 * @throws Error for an output that is not a key of the payload
 */
export function payloadTypes(step: Step, references: ReferenceTypes): string {
  const given = Object.entries((step.inputs?.['InputPayload'] ?? {}) as Record<string, unknown>);
  const taken = (step.outputs ?? []).map(({ Name, Selector = '', Type = 'String' }) => {
    const key = SELECTOR.exec(Selector)?.[1];
    if (!key) throw new Error(`${step.name}: ${Name} is taken from ${Selector}: take it from $.Payload.KEY`);
    return `    ${key}: ${PYTHON[plainType(Type)]}`;
  });
  return [
    'class InputPayload(TypedDict):',
    ...(given.length ? given.map(([name, value]) => `    ${name}: ${typeOf(value, references)}`) : ['    pass']),
    // What no step takes is only shown to whoever looks at the execution.
    ...(taken.length ? ['class Payload(TypedDict):', ...taken] : ['Payload = Mapping[str, object]']),
  ].join('\n');
}

function typeOf(value: unknown, references: ReferenceTypes): string {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (Array.isArray(value)) {
    const types = [...new Set(value.map((each) => typeOf(each, references)))];
    return `list[${types.length === 1 ? types[0] : 'Any'}]`;
  }
  if (typeof value !== 'string') return 'Any';
  const token = wholeToken(value);
  if (token === undefined) return 'str';
  const type = references.typeOf(token);
  return type ? PYTHON[type] : 'Any';
}
