import { type Fault } from '../finding';
import { type ScriptReading } from '../ports';
import { type PlacedScript, placedScripts } from '../references/placed-script';
import { type PortRule } from '../rule';
import { handlerFaults } from '../values/handler-faults';

/** Syntax of scripts that stand in the document, and that their handlers are there, and take, get and give what the step says. */
export const scripts: PortRule = async ({ steps, references, ports }) => {
  if (!ports.scripts) return [];
  const found = steps.flatMap((placed) => placedScripts(placed, references));
  const readings = found.length > 0 ? await ports.scripts.read(found) : [];
  return found.flatMap((script, index) => scriptFaults(script, readings[index] ?? {}));
};

function scriptFaults({ language, placeOf, placed, handler }: PlacedScript, reading: ScriptReading): Fault[] {
  const { problem, names } = reading;
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
  if (handler === undefined) return [];
  if (!names || names.includes(handler)) return handlerFaults(placed, handler, reading.handler ?? {});
  return [
    {
      code: 'missing-handler',
      path: [...placed.path, 'inputs', 'Handler'],
      message: `the script defines no ${handler}`,
      remedy: names.length > 0 ? `write one of ${names.join(', ')}` : `define the function ${handler}`,
    },
  ];
}
