import { RUNBOOKS, type RunbookDefinition } from '@nss/runbooks';
import { type RunbookPlace } from '@nss/runbooks';

/** One runbook, for people and for workflows. */
export interface ListedRunbook {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly ListedParameter[];
}

/** One parameter a person may give. */
export interface ListedParameter {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly required: boolean;
  readonly default?: unknown;
  readonly allowedValues?: readonly unknown[];
}

/** Parameters belong to no environment: any place gives the same ones. */
const ANYWHERE: RunbookPlace = { purpose: 'nss-any', environment: 'any', account: '123456789012', region: 'eu-central-1', partition: 'aws' };

/** Every runbook with its parameters, but for the role, which has its place by itself. */
export function listedRunbooks(): ListedRunbook[] {
  return RUNBOOKS.map(listed);
}

function listed(definition: RunbookDefinition): ListedRunbook {
  const parameters = Object.entries(definition.make(ANYWHERE).parameters).filter(([name]) => name !== 'AutomationAssumeRole');
  return {
    name: definition.name,
    description: definition.summary,
    parameters: parameters.map(([name, { type, description = '', default: value, allowedValues }]) => ({
      name, type, description, required: value === undefined, ...(value !== undefined && { default: value }), ...(allowedValues && { allowedValues }),
    })),
  };
}

/** The list as text. */
export function listText(runbooks: readonly ListedRunbook[]): string {
  const width = Math.max(...runbooks.map(({ name }) => name.length));
  return runbooks.map(({ name, description }) => `${name.padEnd(width)}  ${description}`).join('\n');
}

/** One runbook as text: what it does and what it takes. */
export function showText({ name, description, parameters }: ListedRunbook): string {
  const rows = parameters.map((each) => {
    const value = each.required ? 'required' : `default ${JSON.stringify(each.default)}`;
    return `  ${each.name} (${each.type}, ${value})\n    ${each.description}${each.allowedValues ? `: ${each.allowedValues.join(', ')}` : ''}`;
  });
  return [name, `  ${description}`, '', rows.length > 0 ? 'parameters' : 'no parameters', ...rows].join('\n');
}
