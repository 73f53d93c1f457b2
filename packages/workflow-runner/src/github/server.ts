import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { ApiError, mayCall, type Caller } from './api';
import { gitRequest, gitToken, serveGit } from './git-http';
import { type IdentityIssuer } from './identity/issuer';
import { type JobSession } from './job-session';
import { answer } from './router';
import { type GitHubState } from './state';

/** What the server answers from. */
export interface ServerParts {
  state: GitHubState;
  issuer: IdentityIssuer;
  /** The job a token belongs to. */
  session(token: string): JobSession | undefined;
  /** People by their tokens. */
  people: ReadonlyMap<string, string>;
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let content = '';
  for await (const chunk of request) content += String(chunk);
  if (content === '') return {};
  try {
    return JSON.parse(content) as Record<string, unknown>;
  } catch {
    throw new ApiError(400, 'Problems parsing JSON');
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(body === undefined || status === 204 ? undefined : JSON.stringify(body));
}

/** GitHub on loopback: its REST API, git over HTTP, the issuer of identity tokens, and what the injected steps ask. */
export class GitHubServer {
  private constructor(
    private readonly server: Server,
    private readonly parts: ServerParts,
    readonly url: string,
  ) {}

  /** Listens on a free port of 127.0.0.1. */
  static async start(parts: ServerParts): Promise<GitHubServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const made = new GitHubServer(server, parts, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => void made.serve(request, response));
    return made;
  }

  /** Ends it, and the connections that are open. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const method = request.method ?? 'GET';
    try {
      if (!(await this.serveRepository(method, url, request, response))) {
        const { status, body } = await this.dispatch(method, url, request);
        send(response, status, body);
      }
    } catch (error) {
      const status = error instanceof ApiError ? error.status : 500;
      if (!response.headersSent)
        send(response, status, { message: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Git over HTTP: fetching needs `contents: read`, pushing `contents: write`, protected branches are closed to jobs. */
  private async serveRepository(
    method: string,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<boolean> {
    const git = gitRequest(method, url);
    if (!git) return false;
    const { state } = this.parts;
    const caller = this.caller(request);
    if (!caller) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end();
      return true;
    }
    if (git.repository !== `${state.repository.owner}/${state.repository.name}`) throw new ApiError(404, 'Not Found');
    const access = git.service === 'git-receive-pack' ? 'write' : 'read';
    const refusal = mayCall(caller, [['contents', access]])
      ? undefined
      : `Permission to ${git.repository} denied to ${caller.login}`;
    this.record(caller, method, url, refusal ? 403 : 200);
    if (refusal) throw new ApiError(403, refusal);
    await serveGit(
      state.remote.folder,
      git.service,
      git.advertisement,
      request,
      response,
      caller.job ? state.protectedBranches : [],
    );
    return true;
  }

  private async dispatch(
    method: string,
    url: URL,
    request: IncomingMessage,
  ): Promise<{ status: number; body: unknown }> {
    const { issuer, state } = this.parts;
    if (url.pathname === '/.well-known/openid-configuration')
      return { status: 200, body: issuer.discovery(`${this.url}/.well-known/jwks`) };
    if (url.pathname === '/.well-known/jwks') return { status: 200, body: issuer.keySet() };
    const caller = this.caller(request);
    if (!caller) throw new ApiError(401, 'Bad credentials');
    const body = await readBody(request);
    if (url.pathname.startsWith('/_runner/')) {
      const session = this.parts.session(gitToken(request.headers.authorization)!);
      if (!session) throw new ApiError(403, 'only jobs ask this');
      return {
        status: 200,
        body: session.ask(url.pathname.slice('/_runner/'.length), { ...Object.fromEntries(url.searchParams), ...body }),
      };
    }
    const repository = `/repos/${state.repository.owner}/${state.repository.name}`;
    try {
      if (url.pathname !== repository && !url.pathname.startsWith(`${repository}/`))
        throw new ApiError(404, 'Not Found');
      const { status = 200, body: content } = answer(method, url.pathname.slice(repository.length), {
        state,
        serverUrl: this.url,
        caller,
        query: url.searchParams,
        body,
      });
      this.record(caller, method, url, status);
      return { status, body: content };
    } catch (error) {
      this.record(caller, method, url, error instanceof ApiError ? error.status : 500);
      throw error;
    }
  }

  private caller(request: IncomingMessage): Caller | undefined {
    const token = gitToken(request.headers.authorization);
    if (!token) return undefined;
    const person = this.parts.people.get(token);
    return person === undefined ? this.parts.session(token)?.caller : { login: person };
  }

  private record(caller: Caller, method: string, url: URL, status: number): void {
    this.parts.state.calls.push({
      method,
      path: url.pathname + url.search,
      status,
      ...(caller.job ? { job: caller.job, runId: caller.runId } : {}),
    });
  }
}
