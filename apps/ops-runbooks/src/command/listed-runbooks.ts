import { type RunbookDefinition, type RunbookPlace } from '@nss/runbook-definition';
import { RUNBOOKS } from '../runbooks';

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
  /** Regular expression of what may be given. */
  readonly allowedPattern?: string;
}

/** Parameters belong to no environment: any place gives the same ones. */
const ANYWHERE: RunbookPlace = {
  purpose: 'nss-any',
  environment: 'any',
  account: '123456789012',
  region: 'eu-central-1',
  partition: 'aws',
};

/** Every runbook with its parameters, but for the role, which has its place by itself. */
export function listedRunbooks(): ListedRunbook[] {
  return RUNBOOKS.map(listed);
}

/** One runbook with its parameters, but for the role. */
export function listed(definition: RunbookDefinition): ListedRunbook {
  const parameters = Object.entries(definition.make(ANYWHERE).parameters).filter(
    ([name]) => name !== 'AutomationAssumeRole',
  );
  return {
    name: definition.name,
    description: definition.summary,
    parameters: parameters.map(([name, { type, description = '', default: value, allowedValues, allowedPattern }]) => ({
      name,
      type,
      description,
      required: value === undefined,
      ...(value !== undefined && { default: value }),
      ...(allowedValues && { allowedValues }),
      ...(allowedPattern !== undefined && { allowedPattern }),
    })),
  };
}
