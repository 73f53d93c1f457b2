/**
 * How bad a finding is, from the worst on:
 * - `error`: AWS refuses the document, or what is found fails for certain whenever it is reached
 * - `warning`: AWS takes the document, and it is very likely a mistake
 * - `note`: worth knowing; nothing has to be done
 */
export const SEVERITIES = ['error', 'warning', 'note'] as const;

/** One of {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];
