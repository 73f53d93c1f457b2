import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describedTypes } from './described-types';
import { type MypyFinding, runMypy } from './mypy';
import { type Origin, originsOf } from './origins';
import { DESCRIPTION } from './sources';
import { type StepScript } from './step-scripts';

/** What the names that scripts have in quotes stand for. None of it is part of a document. */
const PRELUDE = `from collections.abc import Callable, Mapping
from typing import Any, TypedDict
from system_description import *
`;

/** What the check of the scripts reads. */
export interface CheckedScripts {
  readonly steps: readonly StepScript[];
  /** Texts of the files that scripts are made of, by path in the workspace. */
  readonly sources: ReadonlyMap<string, string>;
  /** The text of {@link DESCRIPTION}, with the words it has. */
  readonly description: string;
}

/**
 * Checks the script of each step as a whole, with the types of what it is given, and says what is wrong in the lines of
 * the files it is made of.
 *
 * @param root of the workspace
 * @param folder where the assembled scripts and mypy's cache are kept, so that the next check takes a moment
 * @returns one text for each finding, `FILE:LINE:COLUMN: error: …`, each once however many steps have it
 * @throws Error where mypy cannot be run
 */
export function checkScripts(root: string, folder: string, { steps, sources, description }: CheckedScripts): string[] {
  const scripts = join(folder, 'scripts');
  rmSync(scripts, { recursive: true, force: true });
  mkdirSync(scripts, { recursive: true });
  writeFileSync(join(scripts, 'system_description.pyi'), describedTypes(DESCRIPTION, description));
  const modules = new Map(steps.map((each) => [`${each.step.replaceAll(/\W/g, '_')}.py`, moduleOf(each, sources)]));
  for (const [name, { text }] of modules) writeFileSync(join(scripts, name), text);
  const found = runMypy(root, { folder: scripts, cache: join(folder, 'mypy'), files: [...modules.keys()] });
  const used = new Set([...modules.values()].flatMap(({ origins }) => origins.map((origin) => origin?.file)));
  return [
    ...[...sources.keys()]
      .filter((file) => !used.has(file))
      .map((file) => `${file}:1:1: error: no step has this file, so that nothing checks it: remove it`),
    ...new Set(found.map((each) => shown(each, modules.get(each.file)))),
  ];
}

interface Module {
  readonly step: string;
  readonly text: string;
  /** By line. */
  readonly origins: readonly (Origin | undefined)[];
}

function moduleOf({ step, handler, script, types }: StepScript, sources: CheckedScripts['sources']): Module {
  const head = `${PRELUDE}${types}\n`;
  const headLines = head.split('\n').length - 1;
  return {
    step,
    text: `${head}${script}\n_: Callable[[InputPayload, object], Payload] = ${handler}\n`,
    origins: [...Array.from({ length: headLines }, () => undefined), ...originsOf(step, script, sources)],
  };
}

function shown({ file, line, column, severity, message, code }: MypyFinding, module?: Module): string {
  const origin = module?.origins[line - 1];
  // What stands in no file is what the step gives and takes.
  const place = origin ? `${origin.file}:${origin.line}:${column + 1}` : (module?.step ?? file);
  return `${place}: ${severity}: ${message}${code ? `  [${code}]` : ''}`;
}
