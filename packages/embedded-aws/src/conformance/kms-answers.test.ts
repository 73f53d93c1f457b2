import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';
import * as stacks from './stacks';

/** KMS's answers and refusals, recorded from AWS; the operations' pages of https://docs.aws.amazon.com/kms/latest/APIReference/ */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

const key = async (more: object = {}) => (await aws.kms.createKey(more)).KeyMetadata!;
const place = `arn:aws:kms:${region}:${account}`;

test('a key tells its account, and no list that is empty', async () => {
  const made = await key();
  expect(made).toMatchObject({ AWSAccountId: account, EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] });
  expect([made.SigningAlgorithms, made.MacAlgorithms]).toEqual([undefined, undefined]);
  expect((await aws.kms.describeKey({ KeyId: made.KeyId })).KeyMetadata).toMatchObject({ AWSAccountId: account });
});

const many = Array.from({ length: 51 }, (_, index) => ({ TagKey: `k${index}`, TagValue: 'v' }));
test.each<[string, object[], string, string]>([
  ['reserved keys', [{ TagKey: 'aws:own', TagValue: 'v' }], 'TagException', 'Tags beginning with aws: are reserved'],
  [
    'reserved keys in capitals',
    [{ TagKey: 'AWS:own', TagValue: 'v' }],
    'TagException',
    'Tags beginning with aws: are reserved',
  ],
  ['more than fifty', many, 'TagException', 'Too many tags'],
  [
    'one key twice',
    [
      { TagKey: 'a', TagValue: '1' },
      { TagKey: 'a', TagValue: '2' },
    ],
    'TagException',
    'Duplicate tag keys',
  ],
  ['a long key', [{ TagKey: 'k'.repeat(129), TagValue: 'v' }], 'ValidationException', "at 'tags.1.member.tagKey'"],
  ['a long value', [{ TagKey: 'k', TagValue: 'v'.repeat(257) }], 'ValidationException', "at 'tags.1.member.tagValue'"],
])('tags with %s are refused', async (_fault, Tags, name, message) => {
  const { KeyId } = await key();
  const asked = Tags as { TagKey: string; TagValue: string }[];
  for (const call of [aws.kms.createKey({ Tags: asked }), aws.kms.tagResource({ KeyId, Tags: asked })]) {
    await expect(call).rejects.toMatchObject({ name, message: expect.stringContaining(message) as string });
  }
  expect((await aws.kms.listResourceTags({ KeyId })).Tags).toEqual([]);
});

test('CloudFormation may set the tags that nobody else may', async () => {
  const policy = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' },
    ],
  };
  expect(
    await stacks.create(aws, 'tagged-key', { Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: policy } } }),
  ).toBe('CREATE_COMPLETE');
});

test.each<[string, object, string, (KeyId: string) => Promise<unknown>]>([
  [
    'Encrypt',
    { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' },
    'SIGN_VERIFY',
    (KeyId) => aws.kms.encrypt({ KeyId, Plaintext: Buffer.from('x') }),
  ],
  [
    'Verify',
    {},
    'ENCRYPT_DECRYPT',
    (KeyId) =>
      aws.kms.verify({
        KeyId,
        Message: Buffer.from('x'),
        Signature: Buffer.from('x'),
        SigningAlgorithm: 'ECDSA_SHA_256',
      }),
  ],
  [
    'Sign',
    { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' },
    'GENERATE_VERIFY_MAC',
    (KeyId) => aws.kms.sign({ KeyId, Message: Buffer.from('x'), SigningAlgorithm: 'ECDSA_SHA_256' }),
  ],
  [
    'GenerateMac',
    {},
    'ENCRYPT_DECRYPT',
    (KeyId) => aws.kms.generateMac({ KeyId, Message: Buffer.from('x'), MacAlgorithm: 'HMAC_SHA_256' }),
  ],
])('%s with a key that is for something else', async (operation, spec, usage, call) => {
  const { KeyId, Arn } = await key(spec);
  await expect(call(KeyId!)).rejects.toMatchObject({
    name: 'InvalidKeyUsageException',
    message: `${Arn} key usage is ${usage} which is not valid for ${operation}.`,
  });
});

test('Decrypt with a key that is for something else', async () => {
  const { KeyId } = await key({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' });
  await expect(aws.kms.decrypt({ KeyId, CiphertextBlob: Buffer.from('x'.repeat(100)) })).rejects.toMatchObject({
    name: 'IncorrectKeyException',
  });
});

test.each([
  ['RSA_2048', 'RSAES_OAEP_SHA_1', 214],
  ['RSA_2048', 'RSAES_OAEP_SHA_256', 190],
  ['RSA_3072', 'RSAES_OAEP_SHA_256', 318],
] as const)('%s with %s takes %i bytes', async (KeySpec, EncryptionAlgorithm, bytes) => {
  const { KeyId } = await key({ KeySpec });
  await aws.kms.encrypt({ KeyId, EncryptionAlgorithm, Plaintext: Buffer.alloc(bytes) });
  await expect(
    aws.kms.encrypt({ KeyId, EncryptionAlgorithm, Plaintext: Buffer.alloc(bytes + 1) }),
  ).rejects.toMatchObject({
    name: 'ValidationException',
    message: `Algorithm ${EncryptionAlgorithm} and key spec ${KeySpec} cannot encrypt data larger than ${bytes} bytes.`,
  });
});

test('a plaintext has at most 4096 bytes', async () => {
  const { KeyId } = await key();
  await expect(aws.kms.encrypt({ KeyId, Plaintext: Buffer.alloc(4097) })).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('less than or equal to 4096') as string,
  });
});

const missing = '01234567-89ab-cdef-0123-456789abcdef';
test.each([
  ['fake-key-id', "Invalid keyId 'fake-key-id'"],
  [missing, `Key '${place}:key/${missing}' does not exist`],
  [`${place}:key/${missing}`, `Key '${place}:key/${missing}' does not exist`],
  [`arn:aws:kms:us-west-1:${account}:key/${missing}`, 'Invalid arn us-west-1'],
  ['alias/nobody', `Alias ${place}:alias/nobody is not found.`],
])('%s is no key', async (KeyId, message) => {
  await expect(aws.kms.describeKey({ KeyId })).rejects.toMatchObject({ name: 'NotFoundException', message });
});

test('an alias has its prefix, and another context decrypts nothing', async () => {
  const { KeyId } = await key();
  await expect(aws.kms.createAlias({ AliasName: 'mine', TargetKeyId: KeyId })).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('Alias must start with the prefix "alias/"') as string,
  });
  const { CiphertextBlob } = await aws.kms.encrypt({
    KeyId,
    Plaintext: Buffer.from('x'),
    EncryptionContext: { a: '1' },
  });
  await expect(aws.kms.decrypt({ CiphertextBlob })).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
});

test('a rotation tells its period and its next day, and no rotation tells neither', async () => {
  const { KeyId } = await key();
  const told = async () => aws.kms.getKeyRotationStatus({ KeyId });
  const before = await told();
  expect([before.KeyId, before.KeyRotationEnabled, before.RotationPeriodInDays, before.NextRotationDate]).toEqual([
    KeyId,
    false,
    undefined,
    undefined,
  ]);
  await aws.kms.enableKeyRotation({ KeyId, RotationPeriodInDays: 180 });
  const after = await told();
  expect(after).toMatchObject({ KeyId, KeyRotationEnabled: true, RotationPeriodInDays: 180 });
  expect(Math.round((after.NextRotationDate!.getTime() - Date.now()) / 86_400_000)).toBe(180);
});

test('a key is deleted once, and a dry run does nothing', async () => {
  const { KeyId, Arn } = await key();
  await expect(aws.kms.generateDataKey({ KeyId, KeySpec: 'AES_256', DryRun: true })).rejects.toMatchObject({
    name: 'DryRunOperationException',
  });
  await expect(
    aws.kms.createGrant({
      KeyId,
      GranteePrincipal: `arn:aws:iam::${account}:root`,
      Operations: ['Decrypt'],
      DryRun: true,
    }),
  ).rejects.toThrow('no dry run of CreateGrant');
  await aws.kms.scheduleKeyDeletion({ KeyId });
  await expect(aws.kms.scheduleKeyDeletion({ KeyId })).rejects.toMatchObject({
    name: 'KMSInvalidStateException',
    message: `${Arn} is pending deletion.`,
  });
});
