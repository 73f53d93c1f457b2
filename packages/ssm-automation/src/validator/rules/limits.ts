import {
  ACTION_TIMEOUTS,
  beyondLimit,
  inputLimits,
  type InputLimit,
  isFixed,
  MAX_PARAMETER_NAME_CHARACTERS,
  MAX_PARAMETERS,
  measured,
  type Path,
  type PlacedStep,
  wholeToken,
} from '../../document';
import { type Fault } from '../finding';
import { textLeaves } from '../references/text-leaves';
import { type Rule } from '../rule';
import { isMap, plainText } from '../values/kind';

/** More or less of something than AWS takes: entries, characters, numbers, seconds. References count for nothing. */
export const limits: Rule = ({ document, steps }) => [
  ...parameterFaults(document.parameters),
  ...steps.flatMap((placed) => [...envelopeFaults(placed), ...inputFaults(placed)]),
];

function parameterFaults(parameters: unknown): Fault[] {
  const names = isMap(parameters) ? Object.keys(parameters) : [];
  const long = names
    .filter((name) => name.length > MAX_PARAMETER_NAME_CHARACTERS)
    .map(
      (name): Fault => ({
        code: 'wrong-name',
        severity: 'warning',
        path: ['parameters', name],
        atKey: true,
        message: `${name} has ${name.length} characters, and nothing can be given to it when the runbook starts`,
        remedy: `use at most ${MAX_PARAMETER_NAME_CHARACTERS}`,
      }),
    );
  if (names.length <= MAX_PARAMETERS) return long;
  return [
    ...long,
    {
      code: 'beyond-limit',
      path: ['parameters'],
      atKey: true,
      message: `there are ${names.length} parameters`,
      remedy: `declare at most ${MAX_PARAMETERS}`,
    },
  ];
}

function envelopeFaults(placed: PlacedStep): Fault[] {
  const { step, path } = placed;
  const most = { maxAttempts: Infinity, timeoutSeconds: ACTION_TIMEOUTS[step.action]?.mostAsked ?? Infinity };
  const faults = (['maxAttempts', 'timeoutSeconds'] as const).flatMap((key): Fault[] => {
    const written = step[key] as unknown;
    if (!/^-?\d+$/.test(plainText(written)) || (Number(written) >= 1 && Number(written) <= most[key])) return [];
    return [
      {
        code: 'beyond-limit',
        path: [...path, key],
        message: `${key} is ${plainText(written)}`,
        remedy: most[key] === Infinity ? 'write 1 or more' : `write 1 to ${most[key]}`,
      },
    ];
  });
  return [...faults, ...withoutEffect(placed)];
}

/** A timeout longer than the action may run at all, which AWS takes. */
function withoutEffect({ step, path }: PlacedStep): Fault[] {
  const most = ACTION_TIMEOUTS[step.action]?.maxSeconds ?? Infinity;
  if (step.action === 'aws:executeAwsApi' || !(Number(plainText(step.timeoutSeconds)) > most)) return [];
  return [
    {
      code: 'beyond-limit',
      severity: 'warning',
      path: [...path, 'timeoutSeconds'],
      message: `${step.action} ends after ${most} seconds, whatever timeoutSeconds says`,
      remedy: `write ${most} or less, or split the work into steps`,
    },
  ];
}

function inputFaults({ step, path }: PlacedStep): Fault[] {
  const inputs: unknown = step.inputs;
  if (!isMap(inputs)) return [];
  const faults = inputLimits(step.action).flatMap((limit) =>
    limitFaults(limit, inputs[limit.input], [...path, 'inputs', limit.input]),
  );
  return faults.length > 0
    ? faults
    : [...missingApprovers(step.action, inputs, path), ...severalToTag(step.action, inputs, path)];
}

function limitFaults(limit: InputLimit, value: unknown, path: Path): Fault[] {
  if (value === undefined || value === null || value === '') return [];
  const known = limit.measure === 'items' && Array.isArray(value) ? value.filter((item) => !isReference(item)) : value;
  const isWhole = known === value || (known as unknown[]).length === (value as unknown[]).length;
  // Of a text with references in it nobody knows the length.
  if (limit.measure !== 'items' && !textLeaves(value, []).every(({ text }) => isFixed(text))) return [];
  if (isReference(value)) return [];
  const amount = measured(limit, known);
  if (amount === undefined) return [];
  const problem = beyondLimit(isWhole ? limit : { ...limit, least: undefined }, amount);
  return problem === undefined ? [] : [{ code: 'beyond-limit', path, message: problem, remedy: `see ${limit.source}` }];
}

/** Whether an entry stands for what is not known here: nothing, one entry or many. */
function isReference(item: unknown): boolean {
  return typeof item === 'string' && (wholeToken(item) !== undefined || !isFixed(item));
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html (MinRequiredApprovals) */
function missingApprovers(action: string, inputs: Readonly<Record<string, unknown>>, path: Path): Fault[] {
  const { Approvers: approvers, MinRequiredApprovals: wanted } = inputs;
  if (
    action !== 'aws:approve' ||
    !Array.isArray(approvers) ||
    approvers.some(isReference) ||
    !(Number(plainText(wanted)) > approvers.length)
  )
    return [];
  return [
    {
      code: 'beyond-limit',
      path: [...path, 'inputs', 'MinRequiredApprovals'],
      message: `${plainText(wanted)} approvals are required of ${approvers.length} approvers`,
      remedy: 'name more approvers, or require fewer approvals',
    },
  ];
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-createtag.html (ResourceIds) */
function severalToTag(action: string, inputs: Readonly<Record<string, unknown>>, path: Path): Fault[] {
  const { ResourceIds: ids, ResourceType: type = 'EC2' } = inputs;
  if (
    action !== 'aws:createTags' ||
    type === 'EC2' ||
    isReference(type) ||
    !Array.isArray(ids) ||
    ids.filter((id) => !isReference(id)).length < 2
  )
    return [];
  return [
    {
      code: 'beyond-limit',
      path: [...path, 'inputs', 'ResourceIds'],
      message: `there are ${ids.length} resources to tag, of the type ${plainText(type)}`,
      remedy: 'tag one resource in a step; only those of EC2 go together',
    },
  ];
}
