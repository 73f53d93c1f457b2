import { includes, type Access, type Permissions, type Scope } from '../workflow-file/permissions';
import { type GitHubState, type Issue } from './state';

/** Who calls: a job with its token's permissions, or a person with all of them. */
export interface Caller {
  login: string;
  /** Nothing for a person. */
  permissions?: Permissions;
  job?: string;
  runId?: number;
}

/** One call, taken apart. */
export interface ApiRequest {
  state: GitHubState;
  /** `http://127.0.0.1:PORT` */
  serverUrl: string;
  caller: Caller;
  /** What stands for the `{names}` of the route. */
  parameters: Record<string, string>;
  query: URLSearchParams;
  body: Record<string, unknown>;
}

/** What a call is answered. Lists are cut into pages by the server. */
export interface ApiAnswer {
  status?: number;
  body: unknown;
}

/** A permission, or several of which one is enough. `person` is what no job's token can do. */
export type Need = readonly (readonly [Scope, Access])[] | 'person' | 'nobody in particular';

/** One operation of the REST API. */
export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** `/issues/{number}`, below `/repos/OWNER/NAME` */
  path: string;
  needs: Need | ((request: ApiRequest) => Need);
  handle(request: ApiRequest): ApiAnswer;
}

/** A refusal with GitHub's status and message. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** Whether a caller may do what a route needs. */
export function mayCall(caller: Caller, need: Need): boolean {
  if (!caller.permissions || need === 'nobody in particular') return true;
  if (need === 'person') return false;
  return need.some(([scope, access]) => includes(caller.permissions![scope], access));
}

/** A text of the body. @throws ApiError 422 when a required one is missing or no text */
export function text(request: ApiRequest, name: string): string {
  const value = request.body[name];
  if (typeof value !== 'string' || value === '') throw new ApiError(422, `Validation Failed: ${name} is required`);
  return value;
}

/** The issue or pull request a call names. @throws ApiError 404 */
export function issueOf({ state, parameters }: ApiRequest): Issue {
  const issue = state.issues.find(({ number }) => String(number) === parameters.number);
  if (!issue) throw new ApiError(404, 'Not Found');
  return issue;
}

/** Where a path of the repository is on the site. */
export function page({ serverUrl, state: { repository } }: ApiRequest, path: string): string {
  return `${serverUrl}/${repository.owner}/${repository.name}/${path}`;
}
