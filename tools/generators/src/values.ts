import { WrongUse } from '@nss/command-line';

/**
 * A value that is one of some.
 * @throws WrongUse for another one
 */
export function oneOf(option: string, given: string, values: readonly string[]): string {
  if (!values.includes(given)) throw new WrongUse(`--${option} '${given}' is none of ${values.join(', ')}`);
  return given;
}

/** What a number has to be. */
export interface NumberForm {
  readonly least: number;
  /** @default - any number */
  readonly most?: number;
  /** @default false */
  readonly whole?: boolean;
}

/**
 * A value that is a number, written in digits.
 * @throws WrongUse for anything else
 */
export function number(option: string, given: string, { least, most = Infinity, whole = false }: NumberForm): number {
  const value = Number(given);
  const isNumber = /^-?\d+(\.\d+)?$/.test(given) && Number.isFinite(value) && (!whole || Number.isSafeInteger(value));
  if (!isNumber || value < least || value > most) {
    const range = most === Infinity ? `of at least ${least}` : `from ${least} to ${most}`;
    throw new WrongUse(`--${option} '${given}' is no ${whole ? 'whole ' : ''}number ${range}`);
  }
  return value;
}
