import { type AccountClients } from '../clients';
import { ADDED_THINGS } from './added-things';
import { makeCall } from './make-call';

/** Clients that take every call. */
const clients = new Proxy({}, { get: () => ({ send: async () => ({}) }) }) as unknown as AccountClients;

const calls = Object.entries(ADDED_THINGS).flatMap(([type, { api }]) =>
  api.split(/ and | or /).map((call): [string, string] => [type, call]),
);

test.each(calls)('what was added of %s is taken away by %s, which can be made', async (_, api) => {
  const [service = '', operation = ''] = api.split(':');
  expect(await makeCall(clients, { service, operation, parameters: {} } as never)).toBe(true);
});
