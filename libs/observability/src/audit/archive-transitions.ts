/** Days an object is charged for at least. Source: docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html */
const INSTANT_MINIMUM_DAYS = 90;
const DEEP_MINIMUM_DAYS = 180;

/** A quarter at full speed: what an investigation usually asks for. */
const TO_INSTANT_DAYS = 90;
/** A year within milliseconds; what is older may take twelve hours to come back. */
const TO_DEEP_DAYS = 365;

/** When an object moves to a cheaper storage class. */
export interface ArchiveTransition {
  readonly storageClass: 'GLACIER_IR' | 'DEEP_ARCHIVE';
  readonly afterDays: number;
}

/**
 * The storage classes an audit log passes through before it expires. A class is used only where an object stays as long
 * as it would be charged for anyway. S3 leaves objects under 128 KB where they are, because moving them costs more.
 */
export function archiveTransitions(retentionDays: number): ArchiveTransition[] {
  return [
    ...(retentionDays >= TO_INSTANT_DAYS + INSTANT_MINIMUM_DAYS
      ? [{ storageClass: 'GLACIER_IR' as const, afterDays: TO_INSTANT_DAYS }]
      : []),
    ...(retentionDays >= TO_DEEP_DAYS + DEEP_MINIMUM_DAYS
      ? [{ storageClass: 'DEEP_ARCHIVE' as const, afterDays: TO_DEEP_DAYS }]
      : []),
  ];
}
