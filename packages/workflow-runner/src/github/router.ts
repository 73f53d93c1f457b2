import { ApiError, mayCall, type ApiAnswer, type ApiRequest, type Route } from './api';
import { actionRoutes } from './routes/actions';
import { attestationRoutes } from './routes/attestations';
import { deploymentRoutes } from './routes/deployments';
import { environmentRoutes } from './routes/environments';
import { gitRoutes } from './routes/git';
import { gitDataRoutes } from './routes/git-data';
import { issueRoutes } from './routes/issues';
import { pullRoutes } from './routes/pulls';

const ROUTES: readonly Route[] = [
  ...issueRoutes,
  ...pullRoutes,
  ...gitRoutes,
  ...gitDataRoutes,
  ...actionRoutes,
  ...environmentRoutes,
  ...deploymentRoutes,
  ...attestationRoutes,
];

/** What has slashes in it, encoded or not. */
const WITH_SLASHES = ['path', 'ref'];

/** `/issues/{issue_number}` as an expression. */
function pattern(path: string): RegExp {
  const expression = path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => `(?<${name}>${WITH_SLASHES.includes(name) ? '.+' : '[^/]+'})`,
  );
  return new RegExp(`^${expression}$`);
}

const PATTERNS = new Map(ROUTES.map((route) => [route, pattern(route.path)]));

/** The operation a path below the repository names, with its parameters. */
function findRoute(method: string, path: string): { route: Route; parameters: Record<string, string> } | undefined {
  for (const [route, expression] of PATTERNS) {
    const match = route.method === method ? expression.exec(path) : null;
    if (match)
      return {
        route,
        parameters: Object.fromEntries(
          Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
        ),
      };
  }
  return undefined;
}

/** A page of a list, 30 long if nothing else is asked for, as GitHub cuts them. */
function cut(list: readonly unknown[], query: URLSearchParams): unknown[] {
  const size = Math.min(Number(query.get('per_page') ?? 30) || 30, 100);
  const first = ((Number(query.get('page') ?? 1) || 1) - 1) * size;
  return list.slice(first, first + size);
}

/**
 * Answers a call. What is missing is told before what is forbidden only to those who may read it, as on GitHub; this fake hides nothing.
 * @throws ApiError with GitHub's status
 */
export function answer(method: string, path: string, request: Omit<ApiRequest, 'parameters'>): ApiAnswer {
  const found = findRoute(method, path);
  if (!found)
    throw new ApiError(
      501,
      `${method} ${path} is not part of the fake of GitHub: add it to src/github/routes of @nss/workflow-runner`,
    );
  const complete = { ...request, parameters: found.parameters };
  const need = typeof found.route.needs === 'function' ? found.route.needs(complete) : found.route.needs;
  if (!mayCall(request.caller, need)) throw new ApiError(403, 'Resource not accessible by integration');
  const { status = 200, body } = found.route.handle(complete);
  return { status, body: Array.isArray(body) ? cut(body, request.query) : body };
}
