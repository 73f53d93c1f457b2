import { SelectorText } from '../builder';
import { isMap } from '../validator/values/kind';
import { type Fits } from './fits';
import { fitsOption, fitsVariable } from './fits-options';
import { expressionOf, type Visible } from './import-steps';
import { literal, propertyKey, quoted } from './literal';
import { type TypedStep } from './typed-step';

/** The call that makes a step; undefined where it needs something that the code cannot refer to. */
export function typedCode(name: string, { call, options }: TypedStep, visible: Visible): string | undefined {
  const fields: string[] = [];
  for (const [option, value] of Object.entries(options)) {
    const code = optionCode(fitsOf(call, option, options, visible), option, value, visible);
    if (code === undefined) return undefined;
    fields.push(`      ${option}: ${code},\n`);
  }
  const given = fields.length > 0 ? `, {\n${fields.join('')}    }` : '';
  return `steps.${call}(${quoted(name)}${given})`;
}

function fitsOf(call: string, option: string, { variable }: TypedStep['options'], { types }: Visible): Fits {
  if (call !== 'updateVariable' || option !== 'value') return fitsOption(call, option);
  return fitsVariable(isMap(variable) ? types.get(String(variable['name'])) : undefined);
}

function optionCode(fits: Fits, option: string, value: unknown, visible: Visible): string | undefined {
  if (option === 'variable') return isMap(value) ? expressionOf(String(value['name']), visible) : undefined;
  if (option === 'outputs') return isMap(value) ? outputsCode(value) : undefined;
  // A reference in the place of a target would be taken for a step.
  const isTarget = ['nextStep', 'onFailure', 'onCancel'].includes(option);
  const expression = (reference: string) => (isTarget ? undefined : expressionOf(reference, visible));
  const isFitting = fits(value, (reference) =>
    expression(reference) === undefined ? undefined : { type: visible.types.get(reference) },
  );
  return `${literal(value, expression, '      ')}${isFitting ? '' : visible.cast}`;
}

function outputsCode(outputs: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(outputs).map(([name, output]) => {
    if (!(output instanceof SelectorText)) return `${propertyKey(name)}: ${quoted(String(output))}`;
    return `${propertyKey(name)}: steps.selector(${quoted(output.text)}, ${quoted(output.type)})`;
  });
  return `{\n${fields.map((field) => `        ${field},\n`).join('')}      }`;
}
