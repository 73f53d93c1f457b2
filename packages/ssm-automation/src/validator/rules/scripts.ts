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

/** That Python names its handler, and PowerShell none. */
export const handlers: Rule = ({ steps }) => [...steps.flatMap(missingHandlerInput), ...steps.flatMap(unusedHandler)];

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

/** "Not supported (PowerShell)": https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html (Handler) */
function unusedHandler({ step, path }: PlacedStep): Fault[] {
  const inputs: unknown = step.inputs;
  if (
    step.action !== 'aws:executeScript' ||
    !isMap(inputs) ||
    inputs['Handler'] === undefined ||
    !/^powershell/i.test(String(inputs['Runtime']))
  )
    return [];
  return [
    {
      code: 'unknown-input',
      path: [...path, 'inputs', 'Handler'],
      atKey: true,
      message: 'a PowerShell script has no Handler: it runs from its first line on',
      remedy: 'leave Handler out',
    },
  ];
}

function executedScript({ step, path }: PlacedStep, references: ReferenceTypes): PlacedScript | undefined {
  const inputs: unknown = step.inputs;
  if (step.action !== 'aws:executeScript' || !isMap(inputs)) return undefined;
  const { Script, Runtime, Handler, Attachment } = inputs;
  const language = /^(python|powershell)/i.exec(String(Runtime))?.[1]?.toLowerCase() as
    | ScriptText['language']
    | undefined;
  // A script that is but the name of something is put in from an attachment.
  if (typeof Script !== 'string' || !language || /^\s*%[\w.-]+%\s*$/.test(Script)) return undefined;
  const here = [...path, 'inputs', 'Script'];
  const version = pythonVersion(String(Runtime));
  return {
    language,
    text: withoutReferences(Script, references),
    ...(version && { version }),
    placeOf: (line) => ({ path: here, line }),
    // What a build puts in may define anything, and so may an attachment: its handlers are named file.function.
    ...(typeof Handler === 'string' &&
      Attachment === undefined &&
      isFixed(Handler) &&
      placeholdersIn(Script).length === 0 && { handler: { name: Handler, path: [...path, 'inputs', 'Handler'] } }),
  };
}

/** `python3.11` as `[3, 11]`; of another name the newest counts. */
function pythonVersion(runtime: string): readonly [number, number] | undefined {
  const [, major, minor] = /^python(\d+)\.(\d+)$/i.exec(runtime) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor)];
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
        ...(problem.unsure && { severity: 'warning' as const }),
        ...placeOf(problem.line),
        message: `line ${problem.line} of the script: ${problem.message}`,
        remedy: 'fix the script at this line',
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
