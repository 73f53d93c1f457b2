import { spawn } from 'node:child_process';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { createGunzip } from 'node:zlib';
import { gitEnvironment } from './git-remote';

/** The two services of git's smart HTTP protocol (git-scm.com, gitprotocol-http). */
export type GitService = 'git-upload-pack' | 'git-receive-pack';

/** What a request asks of git; nothing when it is no git request. */
export function gitRequest(
  method: string,
  url: URL,
): { service: GitService; repository: string; advertisement: boolean } | undefined {
  const [, repository, rest] =
    /^\/([^/]+\/[^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(url.pathname) ?? [];
  if (!repository || !rest) return undefined;
  const service = rest === 'info/refs' ? url.searchParams.get('service') : rest;
  if (service !== 'git-upload-pack' && service !== 'git-receive-pack') return undefined;
  return { service, repository, advertisement: method === 'GET' };
}

/** The token of `https://x-access-token:TOKEN@…` or of an Authorization header. */
export function gitToken(header: string | undefined): string | undefined {
  const [scheme, value] = (header ?? '').split(' ');
  if (!value) return undefined;
  if (/^(bearer|token)$/i.test(scheme!)) return value;
  return /^basic$/i.test(scheme!) ? Buffer.from(value, 'base64').toString().split(':').slice(1).join(':') : undefined;
}

/** `0032# service=…` and the flush packet that begin an advertisement. */
function banner(service: GitService): string {
  const line = `# service=${service}\n`;
  return `${(line.length + 4).toString(16).padStart(4, '0')}${line}0000`;
}

/**
 * Answers one request with the real git on a bare repository.
 * @param hidden branches that this client may not push to
 * @returns when git is done
 */
export function serveGit(
  folder: string,
  service: GitService,
  advertisement: boolean,
  request: IncomingMessage,
  response: ServerResponse,
  hidden: readonly string[],
): Promise<void> {
  const kind = advertisement ? 'advertisement' : 'result';
  response.writeHead(200, { 'content-type': `application/x-${service}-${kind}`, 'cache-control': 'no-cache' });
  if (advertisement) response.write(banner(service));
  const protocol = request.headers['git-protocol'];
  // Git refuses to move what it hides from a pusher.
  const settings = hidden.flatMap((branch) => ['-c', `receive.hideRefs=refs/heads/${branch}`]);
  const child = spawn(
    'git',
    [
      ...settings,
      service.slice('git-'.length),
      '--stateless-rpc',
      ...(advertisement ? ['--advertise-refs'] : []),
      folder,
    ],
    {
      env: { ...gitEnvironment(), ...(typeof protocol === 'string' ? { GIT_PROTOCOL: protocol } : {}) },
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  const body = request.headers['content-encoding'] === 'gzip' ? request.pipe(createGunzip()) : request;
  // A client that goes away, or a git that ends early, closes the pipe: the exit says all there is to say.
  child.stdin.on('error', () => undefined);
  body.pipe(child.stdin);
  child.stdout.pipe(response);
  return new Promise((resolve) => child.once('close', () => resolve()));
}
