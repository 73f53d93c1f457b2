/** What `validate` can be asked for, on every command line that has it. */
export const VALIDATE_OPTIONS = {
  strict: { description: 'exit code 1 for warnings too' },
  sarif: { description: 'the answer in SARIF 2.1.0, for code hosts' },
} as const;
