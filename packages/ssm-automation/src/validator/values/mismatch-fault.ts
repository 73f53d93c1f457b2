import { type Fault } from '../finding';
import { type FindingCode } from '../finding-codes';
import { type Mismatch } from './mismatches';

/** The code of each way not to fit. */
export type MismatchCodes = Readonly<Record<Mismatch['what'], FindingCode>>;

/** Codes where there is but one kind of mistake beside a reference's type. */
export function mismatchCodes(code: FindingCode): MismatchCodes {
  return { unknown: code, missing: code, wrong: code, reference: 'wrong-reference-type' };
}

/**
 * A mismatch as a finding.
 * @param says what it is about, put in front of the message
 */
export function mismatchFault(
  { what, severity, path, message, remedy }: Mismatch,
  codes: MismatchCodes,
  says = '',
): Fault {
  return {
    code: codes[what],
    ...(severity && { severity }),
    path,
    ...((what === 'unknown' || what === 'missing') && { atKey: true }),
    message: `${says}${message}`,
    remedy,
  };
}
