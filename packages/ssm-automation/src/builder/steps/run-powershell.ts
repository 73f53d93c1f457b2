import { type Ref } from '../ref';
import { type StepValue } from '../step-value';
import { runDocument } from './run-document';
import { type CommandOptions, type CommandTargets, type RunCommandOutputs } from './run-command';

/** A line of PowerShell, written out in the code. Only {@link powershell} makes it. */
export class PowerShell {
  private constructor(readonly line: string) {}

  /** @throws Error for a line in which Automation or Run Command would replace something, as {{ ssm:NAME }} */
  static written(line: string): PowerShell {
    if (line.includes('{{'))
      throw new Error(`a line of PowerShell holds two braces, and Systems Manager would put a value there: ${line}`);
    return new PowerShell(line);
  }
}

/**
 * A line of PowerShell: powershell`Get-Date`. It takes no values: what is known only while a runbook runs becomes part of a command in a script,
 * which writes it as text. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-document-script-considerations.html
 */
export function powershell(code: TemplateStringsArray): PowerShell {
  return PowerShell.written(code.raw.join(''));
}

/** PowerShell on instances. */
export type RunPowerShellOptions = CommandOptions &
  CommandTargets & {
    /** Lines that stand in the code, or the output of a script that made them. */
    readonly commands: readonly PowerShell[] | Ref<string[]>;
  };

/** `aws:runCommand` with AWS-RunPowerShellScript. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-runcommand.html */
export function runPowerShell(
  name: string,
  { commands, ...options }: RunPowerShellOptions,
): StepValue<RunCommandOutputs> {
  const lines = Array.isArray(commands)
    ? (commands as readonly PowerShell[]).map(({ line }) => line)
    : (commands as Ref<string[]>);
  return runDocument(name, {
    documentName: 'AWS-RunPowerShellScript',
    parameters: { commands: lines },
    ...options,
  });
}
