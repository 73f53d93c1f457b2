import { setTimeout as sleep } from 'node:timers/promises';

/** What GitHub answered when it was not what was asked for. */
class GitHubError extends Error {
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

/** Tries of one request while GitHub is busy. */
const TRIES = 4;
const PAUSE_MILLISECONDS = 1000;
const PER_PAGE = 100;

/** The REST API for one repository. https://docs.github.com/en/rest */
export class GitHub {
  /**
   * @param repository `owner/name`
   * @param api @default https://api.github.com
   */
  constructor(
    readonly repository: string,
    private readonly token: string,
    private readonly api = 'https://api.github.com',
  ) {}

  /** For the job it runs in. @throws Error outside of one */
  static ofJob(variables: NodeJS.ProcessEnv = process.env): GitHub {
    const { GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token, GITHUB_API_URL: api } = variables;
    if (!repository || !token)
      throw new Error('GITHUB_REPOSITORY and GITHUB_TOKEN are not set: this runs in a job of GitHub Actions');
    return new GitHub(repository, token, api);
  }

  /** One request below the repository. @throws GitHubError for an answer that is no success */
  async request<T>(method: string, path: string, body?: object): Promise<T> {
    return (await this.send(method, path, body)).json() as Promise<T>;
  }

  /** Like a request, with nothing where GitHub says that there is no such thing. */
  async find<T>(path: string): Promise<T | undefined> {
    return this.request<T>('GET', path).catch((error: unknown) => {
      if (error instanceof GitHubError && error.status === 404) return undefined;
      throw error;
    });
  }

  /** Every entry of a list, page by page. */
  async list<T>(path: string): Promise<T[]> {
    const all: T[] = [];
    for (let page = 1; ; page += 1) {
      const found = await this.request<T[]>(
        'GET',
        `${path}${path.includes('?') ? '&' : '?'}per_page=${PER_PAGE}&page=${page}`,
      );
      all.push(...found);
      if (found.length < PER_PAGE) return all;
    }
  }

  private async send(method: string, path: string, body?: object): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await fetch(`${this.api}/repos/${this.repository}${path}`, {
        method,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${this.token}`,
          'x-github-api-version': '2022-11-28',
          'content-type': 'application/json',
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (answer.ok) return answer;
      const isBusy = answer.status === 429 || answer.status >= 500;
      if (!isBusy || attempt === TRIES) throw new GitHubError(answer.status, method, path, await answer.text());
      await answer.body?.cancel();
      await sleep(PAUSE_MILLISECONDS * attempt);
    }
  }
}
