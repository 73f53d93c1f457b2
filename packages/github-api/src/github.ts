import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type Call, type Entry, type Method, type Path } from './operations';

/** What GitHub answered when it was not what was asked for. */
export class GitHubError extends Error {
  constructor(
    readonly status: number,
    method: string,
    path: string,
    answer: string,
  ) {
    super(`GitHub answered ${status} to ${method} ${path}: ${answer.slice(0, 300)}`);
    this.name = 'GitHubError';
  }
}

/** Where and as whom GitHub is asked. */
export interface GitHubOptions {
  /** @default - nobody: public repositories only */
  readonly token?: string;
  /** @default https://api.github.com */
  readonly api?: string;
  /** @default 1000 */
  readonly pauseMilliseconds?: number;
}

/** Left out where neither the path nor the caller needs it. */
type Arguments<M extends Method, P extends Path<M>> =
  Call<M, P> extends { readonly path: object } ? [Call<M, P>] : [Call<M, P>?];

interface Asked {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Tries of one request while GitHub is busy. */
const TRIES = 4;
const PAUSE_MILLISECONDS = 1000;
/** The longest that one request waits because GitHub says so: a job of minutes is not worth more. */
const LONGEST_PAUSE_SECONDS = 60;
const PATIENCE_MILLISECONDS = 30_000;
const PER_PAGE = 100;

/** The REST API for one repository. https://docs.github.com/en/rest */
export class GitHub {
  /** @param repository `owner/name` */
  constructor(
    readonly repository: string,
    private readonly options: GitHubOptions = {},
  ) {}

  /** For the job it runs in. @throws Error outside of one */
  static ofJob(variables: NodeJS.ProcessEnv = process.env): GitHub {
    const { GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token, GITHUB_API_URL: api } = variables;
    if (!repository || !token)
      throw new Error('GITHUB_REPOSITORY and GITHUB_TOKEN are not set: this runs in a job of GitHub Actions');
    return new GitHub(repository, { token, api });
  }

  /** One request below the repository. @throws GitHubError for an answer that is no success */
  request<M extends Method, P extends Path<M>>(method: M, path: P, ...call: Arguments<M, P>): Promise<Answer<M, P>>;
  async request(method: Method, path: string, call: Asked = {}): Promise<unknown> {
    const answer = await (await this.send(method, addressOf(path, call), call.body)).text();
    return answer === '' ? undefined : JSON.parse(answer);
  }

  /** Like a GET request, with nothing where GitHub says that there is no such thing. */
  find<P extends Path<'GET'>>(path: P, ...call: Arguments<'GET', P>): Promise<Answer<'GET', P> | undefined>;
  async find(path: string, call: Asked = {}): Promise<unknown> {
    try {
      return await (await this.send('GET', addressOf(path, call))).json();
    } catch (error) {
      if (error instanceof GitHubError && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Every entry of a list, page by page, a hundred at a time unless the query says `per_page`. */
  list<P extends Path<'GET'>>(path: P, ...call: Arguments<'GET', P>): Promise<Entry<Answer<'GET', P>>[]>;
  async list(path: string, { path: values, query }: Asked = {}): Promise<unknown[]> {
    const size = Number(query?.['per_page'] ?? PER_PAGE);
    const all: unknown[] = [];
    for (let page = 1; ; page += 1) {
      const address = addressOf(path, { path: values, query: { ...query, per_page: size, page } });
      const found = entriesOf(await (await this.send('GET', address)).json());
      all.push(...found);
      if (found.length < size) return all;
    }
  }

  private async send(method: Method, path: string, body?: unknown): Promise<Response> {
    const { token, api = 'https://api.github.com', pauseMilliseconds = PAUSE_MILLISECONDS } = this.options;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await fetch(`${api}/repos/${this.repository}${path}`, {
        method,
        headers: {
          accept: 'application/vnd.github+json',
          'x-github-api-version': '2022-11-28',
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }).catch((error: Error) => {
        throw new Error(`GitHub cannot be asked (${error.message})`);
      });
      if (answer.ok) return answer;
      const seconds = secondsUntilFree(answer);
      if (seconds === undefined || seconds > LONGEST_PAUSE_SECONDS || attempt === TRIES)
        throw new GitHubError(answer.status, method, `/repos/${this.repository}${path}`, await answer.text());
      await answer.body?.cancel();
      await sleep(seconds === 0 ? pauseMilliseconds * attempt : seconds * 1000);
    }
  }
}

/**
 * How long GitHub wants to be left alone; nothing where another try would be answered the same. A limit is answered 403 or 429, with
 * `retry-after` where it is one of too many calls at once.
 *
 * Source: docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
function secondsUntilFree({ status, headers }: Response): number | undefined {
  const told = headers.get('retry-after');
  if ((status === 403 || status === 429) && told !== null && /^\d+$/.test(told)) return Number(told);
  return status === 429 || status >= 500 ? 0 : undefined;
}

/** A path with its values, none of which can lead elsewhere, and its query. */
function addressOf(template: string, { path = {}, query = {} }: Asked): string {
  const address = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) pairs.append(name, String(value));
  return pairs.size === 0 ? address : `${address}?${pairs.toString()}`;
}

/** @throws TypeError for an answer without a list */
function entriesOf(answer: unknown): unknown[] {
  const list = Array.isArray(answer) ? answer : Object.values(Object(answer) as object).find(Array.isArray);
  if (!list) throw new TypeError('GitHub answered no list');
  return list as unknown[];
}
