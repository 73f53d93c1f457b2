/** The code of a file system error, `ENOENT`. */
export function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? 'unknown reason';
}
