import { isFixed, type Path, type PlacedStep, placeholdersIn, tokensOf } from '../../document';
import { type ScriptText } from '../ports';
import { isMap, plainText } from '../values/kind';
import { type ReferenceTypes } from './reference-types';
import { scriptInputs } from './script-inputs';
import { isDeclared } from './used-references';

/** A script and where its lines stand. */
export interface PlacedScript extends ScriptText {
  readonly placed: PlacedStep;
  /** The place of a line, counted from 1, and the line to look for inside that text. */
  readonly placeOf: (line: number) => { readonly path: Path; readonly line?: number };
}

/** The scripts of a step: what it executes, or the commands that PowerShell gets. */
export function placedScripts(placed: PlacedStep, references: ReferenceTypes): PlacedScript[] {
  return [executedScript(placed, references), powershellCommands(placed, references)].filter(
    (script) => script !== undefined,
  );
}

function executedScript(placed: PlacedStep, references: ReferenceTypes): PlacedScript | undefined {
  const { Script, Runtime, Handler, Attachment } = scriptInputs(placed) ?? {};
  const language = /^(python|powershell)/i.exec(plainText(Runtime))?.[1]?.toLowerCase() as
    | ScriptText['language']
    | undefined;
  // A script that is but the name of something is put in from an attachment.
  if (typeof Script !== 'string' || !language || /^\s*%[\w.-]+%\s*$/.test(Script)) return undefined;
  const here = [...placed.path, 'inputs', 'Script'];
  const version = pythonVersion(plainText(Runtime));
  return {
    placed,
    language,
    text: withoutReferences(Script, references),
    ...(version && { version }),
    placeOf: (line) => ({ path: here, line }),
    // What a build puts in may define anything, and so may an attachment: its handlers are named file.function.
    ...(typeof Handler === 'string' &&
      Attachment === undefined &&
      isFixed(Handler) &&
      placeholdersIn(Script).length === 0 && { handler: Handler }),
  };
}

/** `python3.11` as `[3, 11]`; of another name the newest counts. */
function pythonVersion(runtime: string): readonly [number, number] | undefined {
  const [, major, minor] = /^python(\d+)\.(\d+)$/i.exec(runtime) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor)];
}

/** The lines that AWS-RunPowerShellScript gets, a line a text or several. */
function powershellCommands(placed: PlacedStep, references: ReferenceTypes): PlacedScript | undefined {
  const { step, path } = placed;
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
    placed,
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
