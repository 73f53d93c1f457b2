import { type ScriptReading } from '../validator';
import { scan } from './powershell/scan';
import { misplaced } from './powershell/statements';

/**
 * Reads PowerShell as far as it is the same in every mode: what is found is a mistake, and what is not found may still be one. Only
 * PowerShell itself reads the rest, since whether a word is an operator or an argument depends on the command before it.
 */
export function readPowershell(text: string): ScriptReading {
  const { tokens, mistake } = scan(text.replaceAll('\r\n', '\n'));
  const problem = mistake ?? misplaced(tokens);
  return problem ? { problem } : {};
}
