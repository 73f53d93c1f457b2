import { isFixed, type Path, type PlacedStep, placeholdersIn, tokensOf } from '../../document';
import { type Fault } from '../finding';
import { type ScriptReading, type ScriptText } from '../ports';
import { type ReferenceTypes } from '../references/reference-types';
import { isDeclared } from '../references/used-references';
import { type PortRule, type Rule } from '../rule';
import { isMap } from '../values/kind';

/** A script and where its lines stand. */
interface PlacedScript extends ScriptText {
  /** The place of a line, counted from 1, and the line to look for inside that text. */
  readonly placeOf: (line: number) => { readonly path: Path; readonly line?: number };
  /** The function that has to be there. @default - none */
  readonly handler?: { readonly name: string; readonly path: Path };
}

/** That Python names its handler. */
export const handlers: Rule = ({ steps }) => steps.flatMap(missingHandlerInput);

/** Syntax of scripts that stand in the document, and that they define their handlers. */
export const scripts: PortRule = async ({ steps, references, ports }) => {
  if (!ports.scripts) return [];
  const found = steps.flatMap((placed) =>
    [executedScript(placed, references), powershellCommands(placed, references)].filter(
      (script) => script !== undefined,
    ),
  );
  const readings = found.length > 0 ? await ports.scripts.read(found) : [];
  return found.flatMap((script, index) => scriptFaults(script, readings[index] ?? {}));
};

function missingHandlerInput({ step, path }: PlacedStep): Fault[] {
  const inputs: unknown = step.inputs;
  if (
    step.action !== 'aws:executeScript' ||
    !isMap(inputs) ||
    inputs['Handler'] !== undefined ||
    !/^python/i.test(String(inputs['Runtime']))
  )
    return [];
  return [
    {
      code: 'missing-input',
      path: [...path, 'inputs'],
      atKey: true,
      message: 'a Python script needs Handler',
      remedy: 'give Handler, the function to call',
    },
  ];
}

function executedScript({ step, path }: PlacedStep, references: ReferenceTypes): PlacedScript | undefined {
  const inputs: unknown = step.inputs;
  if (step.action !== 'aws:executeScript' || !isMap(inputs)) return undefined;
  const { Script, Runtime, Handler } = inputs;
  const language = /^(python|powershell)/i.exec(String(Runtime))?.[1]?.toLowerCase() as
    | ScriptText['language']
    | undefined;
  if (typeof Script !== 'string' || !language) return undefined;
  const here = [...path, 'inputs', 'Script'];
  return {
    language,
    text: withoutReferences(Script, references),
    placeOf: (line) => ({ path: here, line }),
    // What a build puts in may define anything.
    ...(typeof Handler === 'string' &&
      isFixed(Handler) &&
      placeholdersIn(Script).length === 0 && { handler: { name: Handler, path: [...path, 'inputs', 'Handler'] } }),
  };
}

/** The lines that AWS-RunPowerShellScript gets, a line a text or several. */
function powershellCommands({ step, path }: PlacedStep, references: ReferenceTypes): PlacedScript | undefined {
  const inputs: unknown = step.inputs;
  if (
    step.action !== 'aws:runCommand' ||
    !isMap(inputs) ||
    inputs['DocumentName'] !== 'AWS-RunPowerShellScript' ||
    !isMap(inputs['Parameters'])
  )
    return undefined;
  const { commands } = inputs['Parameters'];
  const here = [...path, 'inputs', 'Parameters', 'commands'];
  const texts = [commands].flat();
  if (commands === undefined || !texts.every((text) => typeof text === 'string')) return undefined;
  const places = texts.flatMap((text: string, index) =>
    text.split('\n').map((_, line) => ({ path: Array.isArray(commands) ? [...here, index] : here, line: line + 1 })),
  );
  return {
    language: 'powershell',
    text: withoutReferences(texts.join('\n'), references),
    placeOf: (line) => places[line - 1] ?? { path: here },
  };
}

/** References and placeholders are replaced before a script runs; a word of the same length stands in for what comes. */
function withoutReferences(text: string, references: ReferenceTypes): string {
  const replaced = [...tokensOf(text).filter(({ name }) => isDeclared(name, references)), ...placeholdersIn(text)].sort(
    (a, b) => a.start - b.start,
  );
  return replaced.reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)}${'x'.repeat(end - start)}${rest.slice(end)}`,
    text,
  );
}

function scriptFaults({ language, placeOf, handler }: PlacedScript, { problem, names }: ScriptReading): Fault[] {
  if (problem) {
    return [
      {
        code: `${language}-syntax`,
        ...placeOf(problem.line),
        message: `line ${problem.line} of the script: ${problem.message}`,
        remedy: `fix the script; ${language === 'python' ? 'python -m py_compile' : 'a PowerShell prompt'} shows the same`,
      },
    ];
  }
  if (!handler || !names || names.includes(handler.name)) return [];
  return [
    {
      code: 'missing-handler',
      path: handler.path,
      message: `the script defines no ${handler.name}`,
      remedy: names.length > 0 ? `write one of ${names.join(', ')}` : `define the function ${handler.name}`,
    },
  ];
}
