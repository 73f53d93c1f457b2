import { type Path, SCRIPT_RUNTIMES } from '../../document';
import { didYouMean } from '../did-you-mean';
import { type Fault } from '../finding';
import { scriptInputs } from '../references/script-inputs';
import { type Rule } from '../rule';
import { isRuntime } from '../values/kind';

/** That Python names its handler, and PowerShell none, and that the runtime is one there is. */
export const handlers: Rule = ({ steps }) =>
  steps.flatMap((placed) => {
    const inputs = scriptInputs(placed);
    if (!inputs) return [];
    const path = [...placed.path, 'inputs'];
    return [...missingHandlerInput(inputs, path), ...unusedHandler(inputs, path), ...unknownRuntime(inputs, path)];
  });

type Inputs = Readonly<Record<string, unknown>>;

/** What has the form of a runtime may be one that is newer than this library. */
function unknownRuntime({ Runtime }: Inputs, path: Path): Fault[] {
  if (typeof Runtime !== 'string' || !/^(python3\.\d+|PowerShell( Core)? \d+\.\d+)$/i.test(Runtime)) return [];
  if (SCRIPT_RUNTIMES.some((each) => each.toLowerCase() === Runtime.toLowerCase())) return [];
  return [
    {
      code: 'wrong-input',
      severity: 'warning',
      path: [...path, 'Runtime'],
      message: `no page names the runtime ${Runtime}`,
      remedy: didYouMean(Runtime, SCRIPT_RUNTIMES),
    },
  ];
}

function missingHandlerInput({ Handler, Runtime }: Inputs, path: Path): Fault[] {
  if (Handler !== undefined || !isRuntime(Runtime, 'python')) return [];
  return [
    {
      code: 'missing-input',
      path,
      atKey: true,
      message: 'a Python script needs Handler',
      remedy: 'give Handler, the function to call',
    },
  ];
}

/** "Not supported (PowerShell)": https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html (Handler) */
function unusedHandler({ Handler, Runtime }: Inputs, path: Path): Fault[] {
  if (Handler === undefined || !isRuntime(Runtime, 'powershell')) return [];
  return [
    {
      code: 'unknown-input',
      path: [...path, 'Handler'],
      atKey: true,
      message: 'a PowerShell script has no Handler: it runs from its first line on',
      remedy: 'leave Handler out',
    },
  ];
}
