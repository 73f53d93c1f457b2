import { type AutomationDocument, plainType, readDocument, referencesIn, walkSteps } from '../document';
import { type Defaults, documentProblems } from '../builder';
import { isMap } from '../validator/values/kind';
import { Identifiers } from './identifiers';
import { expressionOf, importSteps, type Visible } from './import-steps';
import { isTexts, isTyped } from './is-typed';
import { access, literal, propertyKey, quoted } from './literal';

/** Keys of a document that the builder has a name for, and its version. */
const NAMED = 'schemaVersion description assumeRole parameters variables mainSteps outputs files'.split(' ');

/** The first line of a file. */
const IMPORT = `import { runbook, steps } from ${quoted('@nss/ssm-automation/build')};`;

/**
 * A TypeScript file that builds a document: parameters and outputs become references, steps the calls that make them, and those that none
 * makes exactly stay word for word. What is wrong with the document stands in `accepts`. Running the file gives an equal document.
 *
 * @param text JSON or YAML
 * @param options `typed: false` leaves out what only a compiler reads
 * @throws DocumentError for a text that is no document
 */
export function importDocument(text: string, { typed = true }: { readonly typed?: boolean } = {}): string {
  const cast = typed ? ' as never' : '';
  const { document } = readDocument(text);
  const { schemaVersion, description, assumeRole, parameters, variables, outputs, files } = document;
  const rest = Object.fromEntries(Object.entries(document).filter(([key]) => !NAMED.includes(key)));
  const [written, leftOut] = (['written', 'left-out'] as const).map((defaults) => stepsOf(document, cast, defaults));
  const made = leftOut!.steps.typed > written!.steps.typed ? leftOut! : written!;
  const { steps, visible } = made;
  const result = returned(steps.constants, outputs, visible);
  const names = signature(destructured(parameters, '', visible), destructured(variables, 'variable:', visible));
  const role = typeof assumeRole === 'string' ? roleCode(assumeRole, parameters) : undefined;
  const none = () => undefined;
  const more = {
    ...(String(schemaVersion) === '0.3' && typeof schemaVersion === 'string' ? {} : { schemaVersion }),
    ...unusual({ description, assumeRole }, (value) => typeof value === 'string'),
    ...unusual({ parameters, variables }, areDeclared),
    ...unusual({ files }, isMap),
    ...unusual({ outputs }, isTexts),
    ...rest,
  };
  const fields = [
    ...(typeof description === 'string' ? [`description: ${literal(description, none)}`] : []),
    ...(areDeclared(parameters) ? [`parameters: ${declarations(parameters, cast)}`] : []),
    ...(areDeclared(variables) ? [`variables: ${declarations(variables, cast)}`] : []),
    ...(role === undefined ? [] : [`assumeRole: ${role}`]),
    ...(isMap(files) ? [`files: ${literal(files, none, '  ')}${cast}`] : []),
    ...(Object.keys(more).length > 0 ? [`more: ${literal(more, none, '  ')}`] : []),
    ...(visible.defaults === 'written' ? [] : [`defaults: ${quoted(visible.defaults)}`]),
    ...acceptedCode(document),
    `steps: (${names}) => {\n    ${[...steps.code, result].join('\n    ')}\n  }`,
  ];
  return `${IMPORT}\n\nexport const imported = runbook({\n${fields.map((field) => `  ${field},\n`).join('')}});\n`;
}

/** The steps of a document, with defaults written or left out. */
function stepsOf(document: AutomationDocument, cast: string, defaults: Defaults) {
  const { parameters, variables, mainSteps, outputs } = document;
  const visible: Visible = {
    ...{ identifiers: new Identifiers(), declared: new Map(), steps: new Map(), types: new Map(), referred: new Set() },
    ...{ cast, defaults },
    used: [...referencesIn(mainSteps), ...variablesChanged(document), ...(isTexts(outputs) ? outputs : [])],
  };
  declare(parameters, '', visible);
  declare(variables, 'variable:', visible);
  return { visible, steps: importSteps(mainSteps, visible) };
}

/** Variables that steps name without braces. */
function variablesChanged(document: AutomationDocument): string[] {
  return walkSteps(document).flatMap(({ step: { action, inputs } }) =>
    action === 'aws:updateVariable' && isMap(inputs) && typeof inputs['Name'] === 'string' ? [inputs['Name']] : [],
  );
}

/** Gives what is declared and referred to an identifier. */
function declare(declared: unknown, prefix: string, { identifiers, declared: known, types, used }: Visible): void {
  if (!areDeclared(declared)) return;
  for (const [name, declaration] of Object.entries(declared)) {
    const reference = `${prefix}${name}`;
    if (!used.includes(reference)) continue;
    known.set(reference, identifiers.for(name));
    types.set(reference, isTyped(declaration) ? plainType(String(declaration['type'])) : undefined);
  }
}

/** Names that the steps get, as a pattern, of those that the code refers to: `{ InstanceId, 'a-b': aB }`. */
function destructured(declared: unknown, prefix: string, { declared: known, referred }: Visible): string[] {
  const names = areDeclared(declared) ? Object.keys(declared).filter((name) => referred.has(`${prefix}${name}`)) : [];
  return names.map((name) => {
    const identifier = known.get(`${prefix}${name}`) ?? name;
    return identifier === name ? name : `${propertyKey(name)}: ${identifier}`;
  });
}

function signature(parameters: readonly string[], variables: readonly string[]): string {
  const pattern = (names: readonly string[]) => `{ ${names.join(', ')} }`;
  if (variables.length > 0) return `${parameters.length > 0 ? pattern(parameters) : '_'}, ${pattern(variables)}`;
  return parameters.length > 0 ? pattern(parameters) : '';
}

function roleCode(role: string, parameters: unknown): string {
  const name = /^\{\{ (.+) \}\}$/.exec(role)?.[1];
  return name !== undefined && areDeclared(parameters) && Object.hasOwn(parameters, name)
    ? `(parameters) => parameters${access(name)}`
    : literal(role, () => undefined);
}

function returned(constants: readonly string[], outputs: unknown, visible: Visible): string {
  const given = isTexts(outputs)
    ? `, outputs: [${outputs.map((output) => expressionOf(output, visible) ?? quoted(output)).join(', ')}]`
    : '';
  return `return { steps: [${constants.join(', ')}]${given} };`;
}

function acceptedCode(document: AutomationDocument): string[] {
  const codes = [...new Set(documentProblems(document).map(({ code }) => code))];
  return codes.length > 0 ? [`accepts: [${codes.map(quoted).join(', ')}]`] : [];
}

/** Whether these are declarations by name, whatever they say. */
function areDeclared(value: unknown): value is Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return isMap(value) && Object.values(value).every(isMap);
}

/** Declarations, of which those that the compiler would refuse are marked. */
function declarations(declared: Readonly<Record<string, unknown>>, cast: string): string {
  const none = () => undefined;
  const written = Object.entries(declared).map(
    ([name, value]) => `    ${propertyKey(name)}: ${literal(value, none, '    ')}${isTyped(value) ? '' : cast},\n`,
  );
  return written.length > 0 ? `{\n${written.join('')}  }` : '{}';
}

/** What is there and is of another kind than it should be. */
function unusual(values: Readonly<Record<string, unknown>>, isUsual: (value: unknown) => boolean): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && !isUsual(value)));
}
