import { type Phases } from '@nss/command-line';
import { serve } from './serve';

jest.setTimeout(60_000);

test('a signal that comes with the ready line ends the cloud', async () => {
  const out: string[] = [];
  const given: Phases = {
    out: (line: string) => {
      out.push(line);
      process.emit('SIGTERM');
    },
    error: () => undefined,
    phase: async (_what, work) => work(),
    heldWhile: () => undefined,
  };
  expect(await serve(0, given)).toBe(0);
  expect(out).toEqual([expect.stringMatching(/^embedded cloud ready: http:\/\/localhost:\d+ /)]);
});
