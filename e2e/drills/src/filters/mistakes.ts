import { type FilterDefinition } from '../deployed/definitions';

/** Something that is wrong with a filter. */
export interface Mistake {
  /** `action=ACCEPT is left out` */
  readonly what: string;
  readonly filter: FilterDefinition;
}

/** A condition of a pattern: `dstport=5140`, `$.eventName = StopLogging`, `$.userIdentity.invokedBy NOT EXISTS`. */
const CONDITION = /([\w$.]+)\s*(?:(!?=)\s*("[^"]*"|[\w.*-]+)|(NOT EXISTS))/g;
/** What every record has, so that a condition on it is none. */
const [ANY_FIELD, ANY_EVENT] = [(name: string) => `${name}=*`, '$.eventSource EXISTS'];
const OTHER: Readonly<Record<string, string>> = {
  ACCEPT: 'REJECT',
  REJECT: 'ACCEPT',
  egress: 'ingress',
  ingress: 'egress',
  SKIPDATA: 'NODATA',
};

/** Everything that may be wrong with one filter: each of its conditions, and what it counts. */
export function mistakes(filter: FilterDefinition): Mistake[] {
  const { FilterPattern: pattern, MetricTransformations } = filter;
  const [{ MetricValue = '' } = {}] = MetricTransformations;
  const counted = (what: string, more: object): Mistake => ({
    what,
    filter: { ...filter, MetricTransformations: MetricTransformations.map((each) => ({ ...each, ...more })) },
  });
  return [
    ...[...pattern.matchAll(CONDITION)].flatMap((found) => wrongConditions(filter, found)),
    counted('it counts nothing', { MetricValue: '0' }),
    ...['1', '$bytes', '$packets']
      .filter((value) => value !== MetricValue && (pattern.startsWith('[') || !value.startsWith('$')))
      .map((value) => counted(`it counts ${value}`, { MetricValue: value })),
    counted('it says nothing where nothing matches', { DefaultValue: undefined }),
    counted('it says much where nothing matches', { DefaultValue: 1e6 }),
  ];
}

function wrongConditions(filter: FilterDefinition, found: RegExpMatchArray): Mistake[] {
  const { FilterPattern: pattern } = filter;
  const [text, name = '', sign, value = '', notThere] = found;
  const from = found.index ?? 0;
  const put = (what: string, other: string): Mistake => ({
    what: `${text} ${what}`,
    filter: { ...filter, FilterPattern: pattern.slice(0, from) + other + pattern.slice(from + text.length) },
  });
  const always = put('always holds', pattern.startsWith('{') ? ANY_EVENT : ANY_FIELD(name));
  if (notThere) return [always, put('is turned round', `${name} EXISTS`)];
  const another = OTHER[value] ?? (/^\d+$/.test(value) ? String(Number(value) + 1) : '"another"');
  return [
    always,
    put('is turned round', `${name} ${sign === '=' ? '!=' : '='} ${value}`),
    put('asks for something else', `${name} ${sign} ${another}`),
  ];
}
