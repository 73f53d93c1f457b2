import { packagePython } from '@nss/workspace';
import { PythonWorker, SET_UP } from '../python';
import { type ScriptReading, type ScriptSyntax, type ValidatorPorts } from '../validator';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { botocoreModels } from './api-models';
import { readPowershell } from './powershell';
import { rememberedScripts } from './remembered-scripts';

/** All ports of the validator, as this machine can fill them. */
export interface RunningPorts extends Required<ValidatorPorts> {
  /** Ends the process that reads scripts. */
  stop(): Promise<void>;
}

/**
 * The ports: API models of botocore, Python by an interpreter that has it, PowerShell as far as it is the same in every mode.
 * @throws Error with the way out where there is no such Python
 */
export function validatorPorts(): RunningPorts {
  const worker = new PythonWorker('automation_worker.syntax');
  const scripts: ScriptSyntax = {
    read: async (texts) => {
      const python = texts.filter(({ language }) => language === 'python');
      const readings =
        python.length > 0
          ? ((await worker.ask({
              scripts: python.map(({ text, version, handler }) => ({ text, version, handler })),
            })) as ScriptReading[])
          : [];
      const byScript = new Map(python.map((script, index) => [script, readings[index] ?? {}]));
      return texts.map((script) => byScript.get(script) ?? readPowershell(script.text));
    },
  };
  return { apis: botocoreModels(botocoreFolder()), scripts: rememberedScripts(scripts), stop: () => worker.stop() };
}

/**
 * Folder of botocore's models. An environment has it in its own place; any other Python is asked, which takes a moment.
 * @throws Error with the way out where there is no such Python
 */
export function botocoreFolder(): string {
  const python = packagePython(SET_UP);
  const lib = join(dirname(python), '../lib');
  const versions =
    isAbsolute(python) && existsSync(lib) ? readdirSync(lib).filter((name) => name.startsWith('python3')) : [];
  const found = versions.map((version) => join(lib, version, 'site-packages/botocore/data')).find(existsSync);
  if (found !== undefined) return found;
  try {
    const where = 'import importlib.util; print(importlib.util.find_spec("botocore").submodule_search_locations[0])';
    return join(execFileSync(python, ['-c', where], { encoding: 'utf8', stdio: 'pipe' }).trim(), 'data');
  } catch {
    throw new Error(`${python} has no botocore: install it there, or take the Python of ${SET_UP}`);
  }
}
