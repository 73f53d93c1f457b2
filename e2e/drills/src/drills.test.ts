import { type Deployed } from './deployed/deployed';
import { DRILLS, LATEST_MINUTE } from './drills';
import { isWrongAdvicePossible, judged, kindsOf } from './judged';
import { deployedEnvironments } from './testing/deployed-environments';

jest.setTimeout(120_000);

const { dev, prod } = deployedEnvironments() as { dev: Deployed; prod: Deployed };

test('every kind of alarm that a drill is about is there, and each is mailed in one', () => {
  // Of sessions there is an alarm each only where there are several.
  expect(Object.keys(LATEST_MINUTE).filter((kind) => !kindsOf(prod).has(kind))).toEqual(['bgp-session-down']);
  const mailed = new Set<string>(DRILLS.flatMap((drill) => drill.mailed));
  expect(Object.keys(LATEST_MINUTE).filter((kind) => !mailed.has(kind))).toEqual([]);
});

test.each(DRILLS.filter(({ appliesTo }) => appliesTo?.(prod) ?? true).map((drill) => [drill.name, drill] as const))(
  '%s: people hear of it in time, and nothing loses less than what the page says',
  (_, drill) => {
    const report = judged(prod, drill);
    expect(report.faults).toEqual([]);
    // Otherwise it would hold of any advice.
    expect(isWrongAdvicePossible(report)).toBe(drill.allLoseAlike === undefined);
  },
);

// Without a standby, and with one way to the SIEM.
test.each(['siem-down', 'path-down', 'appliance-hung', 'both-actives-lost', 'hubs-moved'])(
  '%s, with one server a log type',
  (name) => {
    expect(dev.system.availability).toBe('single');
    expect(judged(dev, DRILLS.find((drill) => drill.name === name)!).faults).toEqual([]);
  },
);
