import { type Action } from '../execution/invocation';
import { omit } from './inputs';
import { requestedApi } from './requested-api';

/**
 * `aws:executeAwsApi`: one call; AWS gives it 25 seconds at most, whatever timeoutSeconds says.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAwsApi.html
 */
export const executeAwsApi: Action = async ({ inputs, call }) => {
  const response = await call(...requestedApi(inputs), omit(inputs, ['Service', 'Api']));
  return { response, outputs: { OutputPayload: response } };
};
