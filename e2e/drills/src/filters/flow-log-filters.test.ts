import { isDeepStrictEqual } from 'node:util';
import { silentSides, type SilentSide } from '../advice/side';
import { type Deployed } from '../deployed/deployed';
import { type FilterDefinition } from '../deployed/definitions';
import { DRILLS, drillNamed } from '../drills';
import { type Drill } from '../drills/drill';
import { night } from '../night';
import { type Simulation } from '../simulation/simulation';
import { deployedEnvironments } from '../testing/deployed-environments';
import { mistakes } from './mistakes';
import { alarmsOn, faultsWith, mailedBy, metricOf, writtenNight } from './with-filter';

jest.setTimeout(300_000);

const { prod } = deployedEnvironments() as { prod: Deployed };

/** As it is after a fail-over: the other server of each pair relays. */
function failedOver(simulation: Simulation): void {
  for (const log of simulation.active.keys()) {
    const { active, standby } = simulation.pair(log);
    if (!standby) continue;
    [active.state, standby.state] = ['stopped', 'running'];
    simulation.active.set(log, standby.name);
  }
}

/** Drills that the flow log tells of, one of those of which it tells the same, and the one of which it must not tell. */
const TOLD = ['feed-silent', 'hubs-silent', 'packets-rejected'];
const told = DRILLS.filter(({ appliesTo }) => appliesTo?.(prod) ?? true).filter(
  ({ name, mailed }) => name === 'calm-night' || mailed.some((kind) => TOLD.includes(kind)),
);
const seenAs = ({ name, mailed, side }: Drill) => (mailed.length > 1 ? `${mailed.join()} ${side}` : name);
const own = [...new Map(told.map((drill) => [seenAs(drill), drill])).values()];
const beforehand = (around: (simulation: Simulation) => void) =>
  own.map(
    (drill): Drill => ({
      ...drill,
      before: (simulation) => {
        simulation.around.areOthersThere = true;
        around(simulation);
      },
    }),
  );
const nights = [...beforehand(() => undefined), ...beforehand(failedOver)].map((drill) => writtenNight(prod, drill));

/** What no mail is another for, but what the page is told: with the drill in which it is. */
const TOLD_WRONGLY: readonly (readonly [metric: RegExp, mistake: RegExp, drill: Drill])[] = [
  [/ to-/, /^action=ACCEPT always holds$/, drillNamed('rule-removed')],
];

/** What no night can notice, and why. */
const HARMLESS: readonly (readonly [metric: RegExp, mistake: RegExp, why: string])[] = [
  [/ (to|from)-/, /^protocol=6 always holds$/, 'rules open these ports for TCP alone'],
  [/ to-/, /^flow_direction=egress always holds$/, 'nobody is let in to such a port of a server'],
  [/ from-/, /^flow_direction=ingress always holds$/, 'a server answers nobody at such a port'],
  [/ from-/, /^srcport=443 always holds$/, 'with nothing to send there is nobody else who would answer'],
  [
    / from-/,
    /^action=ACCEPT always holds$/,
    'what is let out is let in again: security groups keep track of connections',
  ],
  [/./, /^it says nothing where nothing matches$/, 'a minute without a figure is taken for what a zero would be'],
];

const isIn = (table: readonly (readonly [RegExp, RegExp, unknown])[], metric: string, what: string) =>
  table.some(([which, mistake]) => which.test(metric) && mistake.test(what));
const withFilter = (wrong: FilterDefinition): Deployed => ({
  ...prod,
  filters: prod.filters.map((each) => (metricOf(each) === metricOf(wrong) ? wrong : each)),
});
/** What the page is told half an hour after the fault. */
function toldBy(deployed: Deployed, drill: Drill): SilentSide[] {
  let told: SilentSide[] = [];
  night(deployed, drill, (moment) => {
    if (moment.minute === 30) told = silentSides(moment);
  });
  return told;
}
/** What it is told with the filters as they are: once a drill, for all that may be wrong. */
const truths = new Map<Drill, SilentSide[]>();
function isToldWrongly(wrong: FilterDefinition, drill: Drill): boolean {
  const truth = truths.get(drill) ?? toldBy(prod, drill);
  truths.set(drill, truth);
  return !isDeepStrictEqual(toldBy(withFilter(wrong), drill), truth);
}

const ofFlowLog = prod.filters.filter(({ LogGroupName }) => LogGroupName === prod.flowLogGroup);
const alarmed = ofFlowLog.filter((filter) => alarmsOn(prod, filter).length > 0);

test.each(alarmed.map((filter) => [metricOf(filter), filter] as const))(
  'whatever is wrong with the filter of %s is noticed by a drill, and nothing that is harmless',
  (metric, filter) => {
    const ordered = nights
      .map((each) => ({ each, mailed: mailedBy(prod, each, filter) }))
      .toSorted((one, other) => other.mailed.length - one.mailed.length);
    const isNoticed = (wrong: FilterDefinition) =>
      ordered.some(({ each, mailed }) => faultsWith(prod, each, wrong, mailed).length > 0);
    expect(isNoticed(filter)).toBe(false);
    const all = mistakes(filter);
    const unnoticed = all.filter((wrong) => !isNoticed(wrong.filter));
    expect(unnoticed.map(({ what }) => what)).toEqual(
      all.map(({ what }) => what).filter((what) => isIn([...TOLD_WRONGLY, ...HARMLESS], metric, what)),
    );
    for (const { what, filter: wrong } of unnoticed)
      for (const [which, mistake, drill] of TOLD_WRONGLY)
        if (which.test(metric) && mistake.test(what)) expect([what, isToldWrongly(wrong, drill)]).toEqual([what, true]);
  },
);

const skips = ofFlowLog.filter((filter) => metricOf(filter).includes(' skipped-'));
/** Nights in which the page has to be told the truth about silence that may be none, and about silence that is real. */
const SKIPPED: readonly Drill[] = [
  drillNamed('flow-log-skipping'),
  { ...drillNamed('appliance-hung'), before: ({ around }) => void around.skippedServers.add('firewall-01') },
];

test('whatever is wrong with the filter of the records that AWS left out of a server, the page is told something else', () => {
  const [filter] = skips;
  const all = mistakes(filter!);
  const unnoticed = all.filter(({ filter: wrong }) => !SKIPPED.some((drill) => isToldWrongly(wrong, drill)));
  expect(unnoticed.map(({ what }) => what)).toEqual(
    all.map(({ what }) => what).filter((what) => isIn(HARMLESS, metricOf(filter!), what)),
  );
});

test('those of the other servers differ in their interfaces alone', () => {
  const alike = (pattern: string) => pattern.replace(/interface_id="[^"]*"/g, 'interface_id');
  expect(skips).toHaveLength(prod.system.servers.length);
  expect(new Set(skips.map(({ FilterPattern }) => alike(FilterPattern))).size).toBe(1);
  expect(new Set(skips.map(({ FilterPattern }) => FilterPattern)).size).toBe(skips.length);
});
