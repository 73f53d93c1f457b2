import { isFixed, type Path, type PlacedStep } from '../../document';
import { type ActionContract, contractOf, type InputContract } from '../contracts';
import { didYouMean } from '../did-you-mean';
import { type Fault } from '../finding';
import { type Rule } from '../rule';
import { combinationFaults } from '../values/combinations';
import { isChangeTemplate, TEMPLATE_APPROVAL } from '../values/change-template';
import { isMap } from '../values/kind';
import { mismatchCodes, mismatchFault } from '../values/mismatch-fault';
import { mismatches, type TypeOf } from '../values/mismatches';
import { shapeName } from '../values/shapes';

/** The inputs of a step against what its action takes. Parameters of APIs have a rule of their own. */
export const stepInputs: Rule = ({ document, steps, references }) => {
  const isTemplate = isChangeTemplate(document);
  return steps.flatMap((placed) => {
    const { action } = placed.step;
    const contract = isTemplate && action === 'aws:approve' ? TEMPLATE_APPROVAL : contractOf(action);
    const inputs: unknown = placed.step.inputs ?? {};
    if (!contract || !isMap(inputs)) return [];
    return [...inputFaults(placed, contract, inputs, references.typeOf), ...combinationFaults(placed, inputs)];
  });
};

function inputFaults(
  { step, path }: PlacedStep,
  contract: ActionContract,
  inputs: Readonly<Record<string, unknown>>,
  typeOf: TypeOf,
): Fault[] {
  const here = [...path, 'inputs'];
  const known = Object.keys(contract.inputs);
  const faults: Fault[] = Object.entries(inputs).flatMap(([name, value]): Fault[] => {
    const input = Object.hasOwn(contract.inputs, name) ? contract.inputs[name] : undefined;
    if (input) return valueFaults(value, input, [...here, name], typeOf);
    if (contract.callsApi) return [];
    return [
      {
        code: 'unknown-input',
        path: [...here, name],
        atKey: true,
        message: `${step.action} takes no ${name}`,
        remedy: didYouMean(name, known, 'leave it out'),
      },
    ];
  });
  const missing = (names: readonly string[], remedy: string): Fault => ({
    code: 'missing-input',
    path: step.inputs ? here : path,
    atKey: step.inputs !== undefined,
    message: `${step.action} needs ${names.join(' or ')}`,
    remedy,
  });
  for (const [name, { required, shape }] of Object.entries(contract.inputs)) {
    if (required && isAbsent(inputs[name])) faults.push(missing([name], `give ${name}, ${shapeName(shape)}`));
  }
  for (const names of contract.atLeastOne ?? []) {
    if (names.every((name) => isAbsent(inputs[name]))) faults.push(missing(names, `give ${names.join(' or ')}`));
  }
  for (const names of contract.exactlyOne ?? []) {
    const given = names.filter((name) => !isAbsent(inputs[name]));
    if (given.length === 0) faults.push(missing(names, `give either ${names.join(' or ')}`));
    if (given.length > 1)
      faults.push({
        code: 'wrong-input',
        path: [...here, given[1] as string],
        atKey: true,
        message: `${step.action} takes either ${names.join(' or ')}`,
        remedy: `leave one of them out`,
      });
  }
  for (const names of contract.atMostOne ?? []) {
    const [, second] = names.filter((name) => !isAbsent(inputs[name]));
    if (second !== undefined)
      faults.push({
        code: 'wrong-input',
        path: [...here, second],
        atKey: true,
        message: `${step.action} does not take ${names.join(' and ')} together`,
        remedy: 'leave one of them out',
      });
  }
  for (const [name, needed] of Object.entries(contract.needs ?? {})) {
    if (!isAbsent(inputs[name]) && isAbsent(inputs[needed]))
      faults.push(missing([needed], `give ${needed}, which ${name} needs, or leave ${name} out`));
  }
  return faults;
}

function valueFaults(
  value: unknown,
  { shape, values, pattern, required }: InputContract,
  path: readonly (string | number)[],
  typeOf: TypeOf,
): Fault[] {
  if (isAbsent(value) && !required) return [];
  const faults = mismatches(value, shape, path, typeOf).map((mismatch) =>
    mismatchFault(mismatch, mismatchCodes('wrong-input')),
  );
  if (faults.length > 0) return faults;
  if (values && Array.isArray(value))
    return value.flatMap((item: unknown, index) => choiceFaults(item, values, [...path, index], String(path.at(-1))));
  if (values) return choiceFaults(value, values, path, String(path.at(-1)));
  if (typeof value !== 'string' || !isFixed(value)) return [];
  if (pattern && !pattern.expression.test(value))
    return [
      {
        code: 'wrong-input',
        ...(pattern.severity && { severity: pattern.severity }),
        path,
        message: `${String(path.at(-1))} is ${value}`,
        remedy: `write it like ${pattern.example}`,
      },
    ];
  return [];
}

function choiceFaults(value: unknown, values: readonly string[], path: Path, input: string): Fault[] {
  if (typeof value !== 'string' || !isFixed(value) || values.includes(value)) return [];
  return [{ code: 'wrong-input', path, message: `${input} is ${value}`, remedy: didYouMean(value, values) }];
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
