/** An answer of the fake of GitHub that is no success. */
export class RefusedError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'RefusedError';
  }
}

/** Calls the fake of GitHub. @throws RefusedError with its message */
export async function call<T>(method: string, url: string, token: string, body?: object): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const content = await response.text();
  const parsed = content === '' ? undefined : (JSON.parse(content) as T & { message?: string });
  if (!response.ok) throw new RefusedError(response.status, parsed?.message ?? `HTTP ${response.status}`);
  return parsed as T;
}

/** Asks something only the runner asks on GitHub; the job's own token says which job. */
export function askRunner<T>(question: string, body: object): Promise<T> {
  return call(
    'POST',
    `${process.env.ACT_RUNNER_URL}/_runner/${question}`,
    process.env.ACT_RUNNER_TOKEN ?? process.env.ACT_JOB_TOKEN ?? '',
    body,
  );
}

/** An operation of the REST API below the repository. */
export function api<T>(
  method: string,
  path: string,
  token: string,
  repository = process.env.GITHUB_REPOSITORY,
): Promise<T> {
  return call(method, `${process.env.GITHUB_API_URL}/repos/${repository}${path}`, token);
}

/** The job's identity token for an audience. @throws Error when the job may not have one, in the words of the real toolkit */
export async function identityToken(audience: string): Promise<string> {
  const url = process.env.ACTIONS_ID_TOKEN_REQUEST_URL;
  const token = process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  if (!url || !token)
    throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable: did the job declare id-token: write?');
  return (await call<{ value: string }>('GET', `${url}&audience=${encodeURIComponent(audience)}`, token)).value;
}
