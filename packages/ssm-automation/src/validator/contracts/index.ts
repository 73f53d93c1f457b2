import { type ActionName } from '../../document';
import { type ActionContract } from './action-contract';
import { CALLING_ACTIONS } from './calls';
import { CONTROL_FLOW_ACTIONS } from './control-flow';
import { RESOURCE_ACTIONS } from './resources';

export { type ActionContract, type InputContract } from './action-contract';

/**
 * What every action takes and gives, by its name.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html
 */
export const ACTION_CONTRACTS: Readonly<Record<ActionName, ActionContract>> = {
  ...CALLING_ACTIONS,
  ...CONTROL_FLOW_ACTIONS,
  ...RESOURCE_ACTIONS,
};

/** The contract of a step's action, or undefined for actions that do not exist. */
export function contractOf(action: string): ActionContract | undefined {
  return Object.hasOwn(ACTION_CONTRACTS, action) ? ACTION_CONTRACTS[action as ActionName] : undefined;
}
