import fc from 'fast-check';
import { Appliance } from './appliance';

const FEED = 'web to soc';
const appliance = () => new Appliance('web-01', 'web', [FEED], 'running');

/** Minutes in which a SIEM takes logs, or does not. */
const outage = fc.array(fc.boolean(), { minLength: 1, maxLength: 200 });

test('what is received is sent once and in order, or was pushed out of a full memory; nothing else is lost', () => {
  fc.assert(
    fc.property(outage, (takes) => {
      const server = appliance();
      const sent: number[] = [];
      takes.forEach((isTaken, minute) => {
        server.receive(minute);
        expect(server.waiting(FEED).length).toBeLessThanOrEqual(60);
        if (isTaken) sent.push(...server.send(FEED));
      });
      const kept = [...sent, ...server.waiting(FEED)];
      expect(kept).toEqual([...new Set(kept)].sort((one, other) => one - other));
      // Only an outage of more than an hour pushes anything out.
      const longest = Math.max(
        ...takes
          .join()
          .split('true')
          .map((run) => run.split('false').length - 1),
      );
      if (longest < 60) expect(kept).toHaveLength(takes.length);
    }),
  );
});

test('whatever stops it takes its memory along; it serves again when it has started', () => {
  for (const stop of [(server: Appliance) => server.stop(10), (server: Appliance) => server.restart(10)]) {
    const server = appliance();
    server.receive(9);
    stop(server);
    expect([server.waiting(FEED), server.isServing]).toEqual([[], false]);
  }
  const stopped = appliance();
  const wait = stopped.stop(0);
  expect(wait).toBe(2);
  stopped.pass(wait);
  stopped.start(wait);
  stopped.pass(wait);
  expect(stopped.state).toBe('starting');
  stopped.pass(wait + 8);
  expect(stopped.isServing).toBe(true);
});

test('a restart cures what hangs, unless the host is ill', () => {
  const [hung, ill] = [appliance(), appliance()];
  hung.state = ill.state = 'hung';
  ill.ill = 'system';
  hung.restart(0);
  ill.restart(0);
  for (const server of [hung, ill]) server.pass(12);
  expect([hung.state, ill.state]).toEqual(['running', 'hung']);
});
