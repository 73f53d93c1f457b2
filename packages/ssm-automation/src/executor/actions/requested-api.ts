import { STREAMING_OPERATIONS } from '../../document';
import { operationName } from '../execution/call-aws';
import { StepFailure } from '../failure';
import { type Inputs, requiredText } from './inputs';

/** The API a step asks for by its inputs Service and Api. @throws StepFailure where one is missing, or the API streams */
export function requestedApi(inputs: Inputs): readonly [service: string, api: string] {
  const [service, api] = [requiredText(inputs, 'Service'), requiredText(inputs, 'Api')];
  if (STREAMING_OPERATIONS[service.toLowerCase()]?.includes(operationName(api)))
    throw new StepFailure(`${api} of ${service} is a streaming operation, which is not supported`, {
      stage: 'InputValidation',
      type: 'UnsupportedOperation',
    });
  return [service, api];
}
