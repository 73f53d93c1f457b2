import { type NormalizedSchema } from '@smithy/core/schema';
import { type PlainType } from '../../document';

/**
 * The Automation type of a value, by the schema of the SDK; undefined for what none fits, such as a list of numbers or any JSON.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAwsApi.html (Outputs)
 */
export function automationType(schema: NormalizedSchema): PlainType | undefined {
  if (schema.isDocumentSchema() || schema.isStreaming()) return undefined;
  if (schema.isListSchema()) return listType(schema.getValueSchema());
  if (isMap(schema)) return 'StringMap';
  if (schema.isBooleanSchema()) return 'Boolean';
  if (schema.isNumericSchema() || schema.isBigIntegerSchema() || schema.isBigDecimalSchema()) return 'Integer';
  return 'String';
}

/** The type of a list of such elements. */
export function listType(element: NormalizedSchema): PlainType | undefined {
  if (isMap(element)) return 'MapList';
  return automationType(element) === 'String' ? 'StringList' : undefined;
}

function isMap(schema: NormalizedSchema): boolean {
  return schema.isStructSchema() || schema.isUnionSchema() || schema.isMapSchema();
}
