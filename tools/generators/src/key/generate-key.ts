import { WrongUse } from '@nss/command-line';
import { type Addition } from '../apply';
import { Changes } from '../changes';
import { GENERATED } from '../generated-files';
import { inWordsOfTheField, literal } from '../names';
import { keysOf, withMember } from '../source-edit';
import { oneOf } from '../values';
import { type GivenType, type KeyType, keyType, KEY_TYPES } from './key-types';

const SCHEMA = 'libs/environment/src/schema.ts';
const LONGEST_NAME = 40;
/** Objects of the schema that a key can be added to. */
export const SECTIONS = [
  'vpc',
  'zscaler',
  'relay',
  'bastion',
  'securityGroups',
  'operations',
  'observability',
  'audit',
];

/** What is told on the command line. */
export interface GivenKey extends GivenType {
  readonly type: string;
  readonly description: string;
  readonly without: string;
}

/**
 * A key that a file may have: the schema, everything that is made of it, and its test.
 *
 * @param path `relay.keyName`
 * @throws WrongUse for a path that cannot be, or is taken, and for values that cannot be
 */
export function generateKey(root: string, path: string, given: GivenKey): Addition {
  const [section = '', key = '', ...more] = path.split('.');
  if (more.length > 0 || !/^[a-z][A-Za-z0-9]*$/.test(key) || key.length > LONGEST_NAME || key in {})
    throw new WrongUse(`'${path}' is no key: SECTION.name, such as relay.keyName`);
  if (!SECTIONS.includes(section)) throw new WrongUse(`there is no section ${section}: ${SECTIONS.join(', ')}`);
  const type = keyType(oneOf('type', given.type, KEY_TYPES), given);
  const description = `${sentence('description', given.description)}. @default - ${sentence('without', given.without)}`;
  const changes = new Changes(root);
  changes.edit(SCHEMA, (text) => {
    if (keysOf(text, section).includes(key)) throw new WrongUse(`there is a key ${path}: ${SCHEMA}`);
    return withMember(text, section, `${key}: ${type.schema}.optional().describe(${literal(description)})`);
  });
  changes.create(`libs/environment/src/keys/${section}-${key}.test.ts`, testText(section, key, type));
  return { changes, generated: [GENERATED.environmentSchema, GENERATED.environmentReference] };
}

/** Words for the reference, which is a table of Markdown. */
function sentence(option: string, text: string): string {
  if (!/^[^\n\r|@<>]+[^\n\r|@<>.\s]$/.test(text))
    throw new WrongUse(`--${option} '${text}': one line without | @ < > and without a full stop`);
  return inWordsOfTheField(option, text);
}

function testText(section: string, key: string, { right, wrong, read }: KeyType): string {
  return `import { parse, stringify } from 'yaml';
import { loadEnvironments } from '../loader';
import { directoryOf } from '../testing/edited-files';
import { referenceText } from '../testing/reference-text';

type File = Readonly<Record<string, object>>;

/** What becomes of the reference of dev with this in its place. */
function loaded(written?: unknown) {
  const file = parse(referenceText('dev')) as File;
  const ${section} = { ...file[${literal(section)}], ${key}: written };
  return loadEnvironments(directoryOf({ 'dev.yaml': stringify({ ...file, ${section} }) }));
}

test('a file may have it', () => {
  const { environments, problems } = loaded(parse(${literal(right)}));
  expect(problems).toBeUndefined();
  expect(environments?.[0]?.environment.${section}.${key}).toBe(${read});
});

test('a file may go without', () => {
  expect(loaded().environments?.[0]?.environment.${section}.${key}).toBeUndefined();
});

test('what it does not take is told with its place', () => {
  const { problems } = loaded(parse(${literal(wrong)}));
  expect(problems?.map(({ key }) => key)).toEqual(['${section}.${key}']);
});
`;
}
