import { WrongUse } from '@nss/command-line';
import { literal } from '../names';
import { number } from '../values';

/** What a key takes: its schema, and values to try it with. */
export interface KeyType {
  /** The zod schema, as schema.ts has it. */
  readonly schema: string;
  /** A value that is taken, and one that is not, as YAML. */
  readonly right: string;
  readonly wrong: string;
  /** The right one, as TypeScript. */
  readonly read: string;
}

/** What is told on the command line of what a key takes. */
export interface GivenType {
  readonly least?: string;
  readonly most?: string;
  readonly choices?: string;
}

/** Forms of text and numbers that the schema has words and messages for. */
const FORMS: Readonly<Record<string, KeyType>> = {
  slug: { schema: 'slug', right: 'one-two', wrong: 'Not One', read: "'one-two'" },
  ipv4: { schema: 'ipv4', right: '10.0.0.140', wrong: '10.0.0.256', read: "'10.0.0.140'" },
  cidr: { schema: 'cidr', right: '10.0.0.0/24', wrong: '10.0.0.0/33', read: "'10.0.0.0/24'" },
  port: { schema: 'port', right: '514', wrong: '65536', read: '514' },
  email: { schema: 'email', right: 'secops@example.com', wrong: 'nobody', read: "'secops@example.com'" },
  flag: { schema: 'z.boolean()', right: 'true', wrong: 'perhaps', read: 'true' },
};

/** Values of `--type`. */
export const KEY_TYPES = [...Object.keys(FORMS), 'count', 'choice'];

/**
 * What a key of a type takes.
 * @throws WrongUse where the type lacks what it needs, or is given what another one needs
 */
export function keyType(type: string, given: GivenType): KeyType {
  if (type !== 'choice' && given.choices !== undefined) throw new WrongUse(`--choices goes with --type choice`);
  if (type !== 'count' && (given.least ?? given.most) !== undefined)
    throw new WrongUse('--least and --most go with --type count');
  if (type === 'count') return count(given);
  return type === 'choice' ? choice(given.choices) : FORMS[type]!;
}

function count({ least, most }: GivenType): KeyType {
  if (least === undefined || most === undefined) throw new WrongUse('--type count needs --least and --most');
  const low = number('least', least, { least: 0, whole: true });
  const high = number('most', most, { least: low, most: Number.MAX_SAFE_INTEGER - 1, whole: true });
  return { schema: `z.int().min(${low}).max(${high})`, right: `${low}`, wrong: `${high + 1}`, read: `${low}` };
}

function choice(choices = ''): KeyType {
  const values = choices.split(',');
  const wrong = values.find((value) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value));
  if (values.length < 2 || wrong !== undefined || new Set(values).size < values.length)
    throw new WrongUse(
      `--choices '${choices}': two or more different words of lower case, joined by commas: none,some`,
    );
  const [first = ''] = values;
  return {
    schema: `z.enum([${values.map(literal).join(', ')}])`,
    right: `'${first}'`,
    wrong: 'another-one',
    read: literal(first),
  };
}
