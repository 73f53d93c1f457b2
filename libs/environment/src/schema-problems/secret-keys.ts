/** Keys whose value might be a secret, whoever wrote it and wherever: such a value is never printed. */
export function mayBeSecret(key: string): boolean {
  return /pass(word|phrase)?|secret|auth_?-?key|private_?-?key|api_?-?key|token|credential|md5/i.test(key);
}

/** What stands in place of a value that might be a secret. */
export const NOT_SHOWN = '(not shown)';
