import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { timingSafeEqual } from 'node:crypto';
import { type AutomationEngine, type AutomationRequest } from './engine';
import { type StagingRequest } from './staging-requests';

/** Where the cloud reaches the engine. */
export interface AutomationServer {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Listens on a free loopback port for the requests that the cloud passes on: of SSM clients, and of tests below /staging.
 * @param token of the cloud; whoever does not have it gets nothing done
 */
export async function serveAutomation(engine: () => AutomationEngine, token: string): Promise<AutomationServer> {
  const server: Server = createServer((request, response) => {
    if (opens(request, token)) return void handle(engine, request, response);
    response.shouldKeepAlive = false;
    send(response, 403, { __type: 'AccessDeniedException', message: 'The engine answers its own cloud only.' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The same time passes whatever is wrong with the header. No page of a browser comes in, even one that has the token. */
function opens({ headers }: IncomingMessage, token: string): boolean {
  const [given, wanted] = [Buffer.from(headers.authorization ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted) && headers.origin === undefined;
}

async function handle(
  engine: () => AutomationEngine,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const message: unknown = JSON.parse(Buffer.concat(chunks).toString());
    const isStaging = request.url === '/staging';
    send(
      response,
      200,
      await (isStaging ? engine().stage(message as StagingRequest) : engine().answer(message as AutomationRequest)),
    );
  } catch (error) {
    const { name, message } = error as Error;
    send(response, 400, { __type: name === 'Error' ? 'InternalServerError' : name, message });
  }
}

function send(response: ServerResponse, status: number, content: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(wireValue(content)));
}

/** The JSON protocol of SSM writes a time as seconds since 1970. */
function wireValue(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(wireValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, wireValue(each)]));
}
