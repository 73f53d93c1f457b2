import { parseReference, type Path, tokensOf } from '../../document';
import { SYSTEM_NAMES } from '../../executor';
import { contractOf } from '../contracts';
import { didYouMean } from '../did-you-mean';
import { type Fault } from '../finding';
import { type ReferenceTypes } from '../references/reference-types';
import { stepReferences, type UsedReference } from '../references/used-references';
import { type Rule, type Subject } from '../rule';

/** References to what is not declared, and to steps that cannot have run. */
export const references: Rule = (subject) => {
  const inSteps = subject.steps.flatMap((placed) =>
    stepReferences(placed, subject.references).flatMap((used) => {
      const unknown = unknownFaults(used, subject.references);
      return unknown.length > 0 ? unknown : earlyFaults(used, placed.step.name, subject);
    }),
  );
  const inDocument = documentReferences(subject).flatMap((used) =>
    unknownFaults(used, subject.references).map(
      (fault): Fault => (used.path[0] === 'outputs' ? { ...fault, severity: 'warning' } : fault),
    ),
  );
  return [...inDocument, ...inSteps];
};

/** The role and the outputs of a document; outputs may leave the braces out. */
function documentReferences({ document }: Subject): UsedReference[] {
  const found = (text: unknown, path: Path): UsedReference[] =>
    typeof text === 'string' ? tokensOf(text).map(({ name }) => ({ name, path })) : [];
  const outputs: unknown = document.outputs;
  const named = (Array.isArray(outputs) ? outputs : []).flatMap((output: unknown, index) =>
    found(typeof output === 'string' && !output.includes('{{') ? `{{${output.trim()}}}` : output, ['outputs', index]),
  );
  return [...found(document.assumeRole, ['assumeRole']), ...named];
}

function unknownFaults({ name, path }: UsedReference, types: ReferenceTypes): Fault[] {
  const reference = parseReference(name);
  switch (reference.kind) {
    case 'foreign':
      return [];
    case 'system':
      return SYSTEM_NAMES.includes(name)
        ? []
        : [
            {
              code: 'unknown-system-value',
              path,
              message: `there is no ${name}`,
              remedy: didYouMean(name, SYSTEM_NAMES),
            },
          ];
    case 'parameter':
      if (types.parameters.includes(reference.name)) return [];
      // A step's bare name is a step without the output, most often.
      if (types.steps.has(reference.name))
        return [
          {
            code: 'unknown-parameter',
            path,
            message: `${name} is a step, not a parameter`,
            remedy: `write ${name}.OUTPUT, the output that is meant`,
          },
        ];
      return [
        {
          code: 'unknown-parameter',
          path,
          message: `there is no parameter ${name}`,
          remedy: didYouMean(name, types.parameters, 'declare it under parameters'),
        },
      ];
    case 'variable':
      return types.variables.includes(reference.name) ? [] : [unknownVariable(reference.name, path, types)];
    case 'step': {
      const step = types.steps.get(reference.step);
      if (!step)
        return types.parameters.includes(reference.step)
          ? []
          : [
              {
                code: 'unknown-step',
                path,
                message: `there is no step ${reference.step}`,
                remedy: didYouMean(reference.step, [...types.steps.keys()]),
              },
            ];
      // Of an action that is not known, neither are its outputs.
      if (!contractOf(step.action)) return [];
      const outputs = [...types.outputsOf(step).keys()];
      const isOutput = outputs.some(
        (output) => reference.output === output || reference.output.startsWith(`${output}.`),
      );
      return isOutput
        ? []
        : [
            {
              code: 'unknown-output',
              path,
              message: `${reference.step} has no output ${reference.output}`,
              remedy: didYouMean(reference.output, outputs, `declare it under the outputs of ${reference.step}`),
            },
          ];
    }
  }
}

function earlyFaults({ name, path }: UsedReference, user: string, { graph, references: { steps } }: Subject): Fault[] {
  const reference = parseReference(name);
  if (
    reference.kind !== 'step' ||
    !steps.has(reference.step) ||
    !graph.isReachable(user) ||
    graph.leadsTo(reference.step, user)
  )
    return [];
  return [
    {
      code: 'used-before-run',
      path,
      message: `${reference.step} cannot have run before ${user}`,
      remedy: `let ${reference.step} come first, or refer to a step that does`,
    },
  ];
}

/** A variable that is not declared. */
export function unknownVariable(name: string, path: Path, { variables }: ReferenceTypes): Fault {
  return {
    code: 'unknown-variable',
    path,
    message: `there is no variable ${name}`,
    remedy: didYouMean(name, variables, 'declare it under variables'),
  };
}
