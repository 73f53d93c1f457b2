import { type Deployed } from '../deployed/deployed';
import { type FilterDefinition } from '../deployed/definitions';
import { drillNamed } from '../drills';
import { type MailedKind } from '../drills/drill';
import { kindOf } from '../judged';
import { deployedEnvironments } from '../testing/deployed-environments';
import { mistakes } from './mistakes';
import { ORDINARY_EVENTS, TOLD_EVENTS, type TrailEvent } from './trail-events';
import { alarmsOn, faultsWith, metricOf, type WrittenNight, writtenNight } from './with-filter';

const { prod } = deployedEnvironments() as { prod: Deployed };
const calm = writtenNight(prod, drillNamed('trail-stopped'));
const minutes = calm.trail.length;
const lineOf = (event: TrailEvent) => ({ kind: JSON.stringify(event), text: JSON.stringify(event) });

/** A night with an event a minute from one minute on, beside what is written anyway. */
const withEvents = (events: readonly TrailEvent[], at: number): WrittenNight => ({
  ...calm,
  trail: Array.from({ length: minutes }, (_, minute) => {
    const event = events[minute - at];
    return [lineOf({ eventSource: 'sts.amazonaws.com', eventName: 'AssumeRole' }), ...(event ? [lineOf(event)] : [])];
  }),
});
const FAULT = minutes - calm.recorded.last.minute - 1;
const nights = [
  { told: undefined, night: withEvents(ORDINARY_EVENTS, FAULT) },
  ...Object.entries(TOLD_EVENTS).flatMap(([told, events]) =>
    events.map((event) => ({ told: told as MailedKind, night: withEvents([event], FAULT) })),
  ),
];

/** What no night can notice, and why. */
const HARMLESS: readonly (readonly [metric: RegExp, mistake: RegExp, why: string])[] = [
  [/./, /^it says nothing where nothing matches$/, 'a minute without a figure is taken for none'],
  [
    /config-change/,
    /^\$\.eventSource=config.amazonaws.com always holds$/,
    'no other service has a call of these names',
  ],
];
const isHarmless = (metric: string, what: string) =>
  HARMLESS.some(([which, mistake]) => which.test(metric) && mistake.test(what));

const filters = prod.filters.filter(
  (filter) => filter.LogGroupName !== prod.flowLogGroup && alarmsOn(prod, filter).length > 0,
);
const kindsOn = (filter: FilterDefinition) => alarmsOn(prod, filter).map(kindOf);
const isWrong = (filter: FilterDefinition) => {
  const kinds = kindsOn(filter);
  const ordered = nights.toSorted(
    (one, other) => Number(kinds.includes(other.told ?? '')) - Number(kinds.includes(one.told ?? '')),
  );
  return ordered.some(
    ({ told, night }) =>
      faultsWith(prod, night, filter, told !== undefined && kinds.includes(told) ? [told] : []).length > 0,
  );
};

test('people are told of every call that CIS names, of no other, and by the alarm on it', () => {
  expect(new Set(filters.flatMap(kindsOn))).toEqual(new Set(Object.keys(TOLD_EVENTS)));
  expect(filters.filter(isWrong).map(metricOf)).toEqual([]);
});

test.each(filters.map((filter) => [metricOf(filter), filter] as const))(
  'whatever is wrong with the filter of %s is noticed, and nothing that is harmless',
  (metric, filter) => {
    const all = mistakes(filter);
    expect(all.filter((wrong) => !isWrong(wrong.filter)).map(({ what }) => what)).toEqual(
      all.map(({ what }) => what).filter((what) => isHarmless(metric, what)),
    );
  },
);
