import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';

/**
 * What Systems Manager does not store: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html,
 * API_UpdateDocument.html and API_PutParameter.html. What it stores and finds out later is stored here as well.
 */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

const pause = { name: 'pauseHere', action: 'aws:sleep', inputs: { Duration: 'PT1S' } };
const runbook = (more: object = {}) => ({ schemaVersion: '0.3', mainSteps: [pause], ...more });
const create = (Name: string, content: unknown) =>
  aws.ssm.createDocument({
    Name,
    DocumentType: 'Automation',
    DocumentFormat: 'JSON',
    Content: typeof content === 'string' ? content : JSON.stringify(content),
  });

const refused: [string, unknown, string][] = [
  ['no JSON', '{', 'InvalidDocumentContent'],
  ['a list', [], 'InvalidDocumentContent'],
  ['another schema', runbook({ schemaVersion: '9.9' }), 'InvalidDocumentSchemaVersion'],
  ['no steps', runbook({ mainSteps: undefined }), 'InvalidDocumentContent'],
  ['an empty list of steps', runbook({ mainSteps: [] }), 'InvalidDocumentContent'],
  ['an action nobody has', runbook({ mainSteps: [{ ...pause, action: 'aws:nothing' }] }), 'InvalidDocumentContent'],
  ['a step name with a blank', runbook({ mainSteps: [{ ...pause, name: 'two words' }] }), 'InvalidDocumentContent'],
  ['a step twice', runbook({ mainSteps: [pause, pause] }), 'InvalidDocumentContent'],
  [
    'a next step that is not there',
    runbook({ mainSteps: [{ ...pause, nextStep: 'nowhere' }] }),
    'InvalidDocumentContent',
  ],
  [
    'a step for failures that is not there',
    runbook({ mainSteps: [{ ...pause, onFailure: 'step:nowhere' }] }),
    'InvalidDocumentContent',
  ],
  ['a type of parameter that is none', runbook({ parameters: { One: { type: 'Strng' } } }), 'InvalidDocumentContent'],
  ['more than 64 KB', runbook({ description: 'x'.repeat(70_000) }), 'MaxDocumentSizeExceeded'],
];

test.each(refused)('a runbook with %s is refused, new or as a version', async (_what, content, name) => {
  await create('Kept', runbook()).catch((error: Error) => expect(error.name).toMatch(/AlreadyExists/));
  await expect(create('Refused', content)).rejects.toMatchObject({ name });
  await expect(
    aws.ssm.updateDocument({
      Name: 'Kept',
      DocumentVersion: '$LATEST',
      Content: typeof content === 'string' ? content : JSON.stringify(content),
    }),
  ).rejects.toMatchObject({ name });
});

test.each(['AWS-Own', 'amazonOwn', 'ab', 'with blank'])('the name %s is refused', async (name) => {
  await expect(create(name, runbook())).rejects.toThrow(/name/);
});

test('what AWS takes is taken: references nobody answers, steps nothing reaches', async () => {
  await expect(
    create(
      'Loose',
      runbook({
        mainSteps: [
          { ...pause, isEnd: true },
          { ...pause, name: 'unreached', inputs: { Duration: '{{ nobody.Output }}' } },
        ],
      }),
    ),
  ).resolves.toBeDefined();
});

test.each([
  ['a value of more than 4 KB', { Name: '/limits/long', Value: 'x'.repeat(4097) }, /4096/],
  ['sixteen levels', { Name: `/${Array.from({ length: 16 }, () => 'l').join('/')}`, Value: 'x' }, /15 levels/],
  ['an empty sub-path', { Name: '/a//b', Value: 'x' }, /sub-paths divided by slash symbol/],
  ['a path without its first slash', { Name: 'a/b', Value: 'x' }, /fully qualified name/],
  ['a name with a blank', { Name: 'two words', Value: 'x' }, /letters, numbers/],
  [
    'a value its pattern refuses',
    { Name: '/limits/pattern', Value: 'x', AllowedPattern: '^[0-9]+$' },
    /allowedPattern/,
  ],
])('a parameter with %s is refused', async (_what, parameter, message) => {
  await expect(aws.ssm.putParameter({ Type: 'String', ...parameter })).rejects.toThrow(message);
});

test('an advanced parameter holds 8 KB, a path fifteen levels', async () => {
  await aws.ssm.putParameter({ Type: 'String', Name: '/limits/advanced', Value: 'x'.repeat(8192), Tier: 'Advanced' });
  await aws.ssm.putParameter({
    Type: 'String',
    Name: `/${Array.from({ length: 15 }, () => 'l').join('/')}`,
    Value: 'x',
  });
});
