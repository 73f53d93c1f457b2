import { type CostChange, usdText } from './cost-change';
import { type Effect } from './effect';
import { type ChangeImpact } from './impact';

/** One of the lines that come first, and what it stands for. */
export interface ImpactLine {
  /** `interrupted` */
  readonly label: string;
  /** What fits, and how much more there is: `web-01 stops and starts, 3 more`. */
  readonly text: string;
  /** Everything, where the line does not hold it. */
  readonly effects: readonly Effect[];
}

/** Columns of a terminal that nobody made wider, with room for a label. */
const TEXT_COLUMNS = 63;

/** The lines that say what a change means, in an order that is always the same; at most seven. */
export function impactLines({
  interrupted,
  lost,
  allowed,
  dropped,
  moved,
  cost,
  resources,
}: ChangeImpact): ImpactLine[] {
  const line = (label: string, effects: readonly Effect[]): ImpactLine => ({ label, text: fitting(effects), effects });
  return [
    line('interrupted', interrupted),
    line('lost', lost),
    line('newly allowed', allowed),
    line('newly dropped', dropped),
    ...(moved.length > 0 ? [line('led elsewhere', moved)] : []),
    { label: 'cost', text: costText(cost), effects: costEffects(cost) },
    { label: 'resources', text: countsText(resources), effects: [] },
  ];
}

/** As many of them as a line holds, and how many more there are; never a part of one but where the first alone is too long. */
function fitting(effects: readonly Effect[]): string {
  const [first, ...others] = effects.map(({ short }) => short);
  if (first === undefined) return 'nothing';
  const more = (count: number) => (count > 0 ? `; ${count} more` : '');
  const room = TEXT_COLUMNS - more(others.length).length;
  let text = first.length > room ? `${first.slice(0, room - 3)}...` : first;
  for (const [index, next] of others.entries()) {
    if (`${text}; ${next}${more(others.length - index - 1)}`.length > TEXT_COLUMNS)
      return `${text}${more(others.length - index)}`;
    text += `; ${next}`;
  }
  return text;
}

function costText({ region, usd, asOf, notPriced }: CostChange): string {
  if (usd === undefined) return `not known: there are no prices of ${region} here`;
  const open = notPriced.length > 0 ? `; ${notPriced.length} without a price` : '';
  const sum = asOf === undefined ? 'no more and no less' : `${usdText(usd)} a month, list prices of ${asOf}`;
  return `${sum}${open}`;
}

function costEffects({ region, items, notPriced, byUse }: CostChange): Effect[] {
  const named = (what: string, names: readonly string[]): Effect[] =>
    names.length > 0 ? [{ short: what, text: `${what}: ${names.join(', ')}` }] : [];
  return [
    ...items,
    ...named(`without a price in ${region}`, notPriced),
    ...named('by what passes or is kept, not in the sum', byUse),
  ];
}

function countsText({ added, changed, replaced, mayBeReplaced, removed }: ChangeImpact['resources']): string {
  const said = [
    [added, 'new'],
    [changed, 'changed'],
    [replaced, 'replaced'],
    [mayBeReplaced, 'may be replaced'],
    [removed, 'removed'],
  ] as const;
  return (
    said
      .filter(([count]) => count > 0)
      .map(([count, word]) => `${count} ${word}`)
      .join(', ') || 'none'
  );
}
