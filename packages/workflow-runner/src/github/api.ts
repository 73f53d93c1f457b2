import { type Answer, type Method, type Part, type Path, type PathValues } from '@nss/github-api';
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
export interface ApiAnswer<Body = unknown> {
  status?: number;
  body: Body;
}

/** A permission, or several of which one is enough. `person` is what no job's token can do. */
export type Need = readonly (readonly [Scope, Access])[] | 'person' | 'nobody in particular';

/** One operation of the REST API. */
export interface Route {
  method: Method;
  /** `/issues/{issue_number}`, below `/repos/OWNER/NAME` */
  path: string;
  needs: Need | ((request: ApiRequest) => Need);
  handle(request: ApiRequest): ApiAnswer;
}

/** A call of one path, with its values as they are written there. */
type RequestOf<M extends Method, P extends Path<M>> = Omit<ApiRequest, 'parameters'> & {
  parameters: Record<keyof PathValues<M, P> & string, string>;
};

/**
 * An operation of the REST API that is answered with fields that GitHub has there, and with no other.
 * What handles it is given in a call of its own: by then the compiler knows the path, and need not try every one.
 * @param path below the repository, with GitHub's names for what varies
 */
export function route<M extends Method, P extends Path<M>>(
  method: M,
  path: P,
  needs: Route['needs'],
): (handle: (request: RequestOf<M, P>) => ApiAnswer<Part<Answer<M, P>>>) => Route;
export function route(method: Method, path: string, needs: Route['needs']): (handle: Route['handle']) => Route {
  return (handle) => ({ method, path, needs, handle });
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

/** The issue or pull request a call names, one as the other. @throws ApiError 404 */
export function issueOf({ state, parameters }: Pick<ApiRequest, 'state' | 'parameters'>): Issue {
  const named = parameters.issue_number ?? parameters.pull_number;
  const issue = state.issues.find(({ number }) => String(number) === named);
  if (!issue) throw new ApiError(404, 'Not Found');
  return issue;
}

/** Where a path of the repository is on the site. */
export function page({ serverUrl, state: { repository } }: ApiRequest, path: string): string {
  return `${serverUrl}/${repository.owner}/${repository.name}/${path}`;
}
