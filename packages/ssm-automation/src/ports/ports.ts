import { workspaceRoot } from '@nss/workspace';
import { PythonWorker } from '../python';
import { type ScriptReading, type ScriptSyntax, type ValidatorPorts } from '../validator';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { botocoreModels } from './api-models';
import { powershellReader } from './powershell';

/** All ports of the validator, as this machine can fill them. */
export interface RunningPorts extends Required<ValidatorPorts> {
  /** Ends the process that reads scripts. */
  stop(): Promise<void>;
}

/** The ports: API models of botocore, Python by the workspace's own interpreter, PowerShell by tree-sitter. */
export function validatorPorts(root: string = workspaceRoot()): RunningPorts {
  const worker = new PythonWorker('automation_worker.syntax');
  let powershell: Promise<(text: string) => ScriptReading> | undefined;
  const scripts: ScriptSyntax = {
    read: async (texts) => {
      const python = texts.filter(({ language }) => language === 'python');
      const readings =
        python.length > 0 ? ((await worker.ask({ scripts: python.map(({ text }) => text) })) as ScriptReading[]) : [];
      const byScript = new Map(python.map((script, index) => [script, readings[index] ?? {}]));
      return Promise.all(
        texts.map(
          async (script) => byScript.get(script) ?? (await (powershell ??= powershellReader(root)))(script.text),
        ),
      );
    },
  };
  return { apis: botocoreModels(botocoreFolder(root)), scripts, stop: () => worker.stop() };
}

/** @throws Error where the workspace is not set up */
function botocoreFolder(root: string): string {
  const lib = join(root, '.venv/lib');
  const version = readdirSync(lib).find((name) => name.startsWith('python3'));
  return join(lib, version ?? 'python3', 'site-packages/botocore/data');
}
