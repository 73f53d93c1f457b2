import { stageStacks } from '@nss/deployment';
import { identityStageName } from '@nss/environment';
import { everyKind, synthesised } from '../every-kind';
import { type EnvironmentFile } from '../reference-environments';
import { propertySchema, resourceSchemas } from '@nss/cfn-lint';

jest.setTimeout(600_000);

/** The longest a file may say; one more of any is refused. */
const LONGEST = { purpose: 31, environment: 40, siem: 40, guide: 300 };
const word = (length: number, first: string) => first + 'x'.repeat(length - first.length);

/** Limits that AWS documents and the schemas leave out: API references of EC2, IAM, Systems Manager and CloudWatch. */
const DOCUMENTED: Readonly<Record<string, number>> = {
  'AWS::EC2::SecurityGroup GroupName': 255,
  'AWS::EC2::LaunchTemplate LaunchTemplateName': 128,
  'AWS::IAM::ManagedPolicy ManagedPolicyName': 128,
  'AWS::CloudWatch::Dashboard DashboardName': 255,
  'AWS::EC2::NetworkInterface Description': 255,
  'AWS::EC2::TransitGateway Description': 255,
};

function stretched(file: EnvironmentFile, index: number): EnvironmentFile {
  const environment = word(LONGEST.environment, `e${index}-`);
  return {
    ...file,
    environment,
    purpose: word(LONGEST.purpose, `p${index}-`),
    promotedFrom: undefined,
    owner: word(256, 'o'),
    account: String(500000000000 + index),
    siem: (file['siem'] as EnvironmentFile[]).map((each, i) => ({ ...each, name: word(LONGEST.siem, `s${i}-`) })),
    observability: {
      ...file['observability'],
      operationsGuide: `https://example.com/${'g'.repeat(LONGEST.guide - 20)}`,
    },
  };
}

const files = Object.values(everyKind()).map((file, index) => stretched(file, index));
const { assembly, environments } = synthesised(
  Object.fromEntries(files.map((file) => [String(file['environment']), file])),
);
const schemas = resourceSchemas();

/** The longest text a property takes: by its schema, by the count in its pattern, or as documented. */
function limitOf(type: string, name: string): number | undefined {
  const schema = schemas.get(type);
  if (!schema) throw new Error(`there is no schema of ${type}`);
  const { maxLength, pattern = '' } = propertySchema(schema, name) ?? {};
  const counted = /\{\d+,(?<most>\d+)\}[^{]*$/.exec(pattern)?.groups?.['most'];
  return maxLength ?? (counted === undefined ? DOCUMENTED[`${type} ${name}`] : Number(counted));
}

const texts = environments
  .flatMap(({ name }) => [name, identityStageName(name)].flatMap((stage) => stageStacks(assembly, stage)))
  .flatMap(({ template }) => Object.values(template.Resources ?? {}))
  .flatMap(({ Type, Properties = {} }) =>
    Object.entries(Properties).flatMap(([name, value]) => (typeof value === 'string' ? [{ Type, name, value }] : [])),
  );

test('with the longest of everything a file may say, every name and text fits', () => {
  const tooLong = texts
    .filter(({ Type, name, value }) => value.length > (limitOf(Type, name) ?? Infinity))
    .map(({ Type, name, value }) => `${Type} ${name} of ${value.length}: ${value.slice(0, 120)}`);
  expect([...new Set(tooLong)]).toEqual([]);
});

test('every name with the purpose has a limit that is known', () => {
  const named = texts.filter(({ name, value }) => /Name$|^Name$/.test(name) && /p\d-x+/.test(value));
  expect(named.length).toBeGreaterThan(100);
  expect([
    ...new Set(
      named.filter(({ Type, name }) => limitOf(Type, name) === undefined).map(({ Type, name }) => `${Type} ${name}`),
    ),
  ]).toEqual([]);
});

test('a purpose of one character more would not fit, so that none is refused for nothing', () => {
  const room = texts
    .filter(({ name, value }) => /Name$/.test(name) && /p\d-x+/.test(value))
    .map(({ Type, name, value }) => (limitOf(Type, name) ?? Infinity) - value.length);
  expect(Math.min(...room)).toBe(0);
});

test.each([
  ['purpose', LONGEST.purpose],
  ['environment', LONGEST.environment],
])('%s of %d characters is taken, one more is refused with the limit', (key, most) => {
  const [file] = files;
  const longer = { ...file, [key]: word(most + 1, 'z') } as EnvironmentFile;
  expect(() => synthesised({ [String(longer['environment'])]: longer })).toThrow(
    `${key}: the text is too long: ${most + 1} characters`,
  );
});
