import { contractOf } from '../contracts';
import { didYouMean } from '../did-you-mean';
import { type Fault } from '../finding';
import { type PlacedStep } from '../../document';
import { type ApiModels } from '../ports';
import { calledApi } from '../references/called-api';
import { type Rule } from '../rule';
import { outOfBounds } from '../values/api-bounds';
import { mismatchFault, type MismatchCodes } from '../values/mismatch-fault';
import { mismatches, type TypeOf } from '../values/mismatches';

const CODES: MismatchCodes = {
  unknown: 'unknown-api-parameter',
  missing: 'missing-api-parameter',
  wrong: 'wrong-api-parameter',
  reference: 'wrong-reference-type',
};

/** Services, APIs and their parameters against the models of the SDKs. */
export const apiCalls: Rule = ({ steps, references, ports: { apis } }) =>
  apis ? steps.flatMap((placed) => callFaults(placed, apis, references.typeOf)) : [];

function callFaults({ step, path }: PlacedStep, apis: ApiModels, typeOf: TypeOf): Fault[] {
  const called = calledApi(step, apis);
  if (!called) return [];
  const here = [...path, 'inputs'];
  const { serviceName, apiName, service, operation } = called;
  if (!service)
    return [
      {
        code: 'unknown-service',
        path: [...here, 'Service'],
        message: `there is no service ${serviceName}`,
        remedy: didYouMean(serviceName, apis.serviceNames),
      },
    ];
  if (apiName === undefined) return [];
  if (!operation)
    return [
      {
        code: 'unknown-api',
        path: [...here, 'Api'],
        message: `${serviceName} has no API ${apiName}`,
        remedy: didYouMean(apiName, service.operationNames),
      },
    ];
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAwsApi.html, "Streaming API operations … aren't supported"
  if (operation.streams)
    return [
      {
        code: 'wrong-input',
        path: [...here, 'Api'],
        message: `${operation.name} answers with a stream, which Automation does not take`,
        remedy: 'call it in an aws:executeScript step',
      },
    ];
  const own = Object.keys(contractOf(step.action)?.inputs ?? {});
  const parameters = Object.fromEntries(Object.entries(step.inputs ?? {}).filter(([name]) => !own.includes(name)));
  const input = operation.input ?? { kind: 'structure' as const, members: new Map(), required: [] };
  return [
    ...mismatches(parameters, input, here, typeOf).map((mismatch) =>
      mismatchFault(
        mismatch,
        CODES,
        mismatch.what === 'unknown' || mismatch.what === 'missing' ? `${operation.name}: ` : undefined,
      ),
    ),
    ...outOfBounds(parameters, input, here).map(
      ({ what, ...rest }): Fault => ({
        code: what === 'value' ? 'wrong-api-parameter' : 'beyond-limit',
        severity: 'warning',
        ...rest,
      }),
    ),
  ];
}
