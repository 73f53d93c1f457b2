import fc from 'fast-check';
import { filterPattern, FilterPatternError } from './filter-pattern';

const matches = (pattern: string, line: string) => filterPattern(pattern)(line) !== undefined;

// All examples here and below are those of https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
describe('terms', () => {
  test.each([
    ['ERROR', '[ERROR] A fatal exception has occurred', true],
    ['ERROR', 'Exiting with ERRORCODE: -1', true],
    ['"ERROR" -"Exiting"', 'Exiting with ERRORCODE: -1', false],
    ['"ERROR" - "Exiting"', '[ERROR] A fatal exception has occurred', true],
    ['ERROR Exception', '[ERROR] Caught IllegalArgumentException', true],
    ['ERROR Exception', '[WARN] Unhandled Exception', false],
    ['"Failed to process the request"', '[WARN] Failed to process the request', true],
    ['"Failed to process the request"', '[WARN] the request Failed to process', false],
    ['?ERROR ?WARN', 'WARN message', true],
    ['?ERROR ?WARN', 'INFO message', false],
    ['ERROR WARN', 'ERROR message', false],
    ['ERROR -WARN', 'ERROR message', true],
    ['error', 'ERROR message', false],
    ['', 'anything', true],
  ])('%s, %s: %s', (pattern, line, expected) => {
    expect(matches(pattern, line)).toBe(expected);
  });
});

const EVENT = {
  eventType: 'UpdateTrail',
  sourceIPAddress: '111.111.111.111',
  arrayKey: ['value', 'another value'],
  objectList: [
    { name: 'a', id: 1 },
    { name: 'b', id: 2 },
  ],
  SomeObject: null,
  ThisFlag: true,
};
const USERS = {
  user: { id: 1, email: 'first@example.com' },
  users: [
    { id: 2, email: 'second@example.com' },
    { id: 3, email: 'third@example.com' },
  ],
  actions: ['GET', 'PUT', 'DELETE'],
  coordinates: [
    [0, 1, 2],
    [4, 5, 6],
  ],
};

describe('JSON', () => {
  test.each([
    ['{ $.eventType = "UpdateTrail" }', true],
    ['{ $.eventType = Update* }', true],
    ['{ $.eventType = *Trail }', true],
    ['{ $.eventType = Up*ail }', false],
    ['{ $.sourceIPAddress != 123.123.* }', true],
    ['{ $.sourceIPAddress != 111.111.* }', false],
    ['{ $.arrayKey[0] = "value" }', true],
    ['{ $.objectList[1].id = 2 }', true],
    ['{ $.objectList[0].id >= 1.5e0 }', false],
    ['{ $.SomeObject IS NULL }', true],
    ['{ $.eventType IS NULL }', false],
    ['{ $.SomeOtherObject NOT EXISTS }', true],
    ['{ $.eventType NOT EXISTS }', false],
    ['{ $.ThisFlag IS TRUE }', true],
    ['{ $.ThisFlag IS FALSE }', false],
    ['{ $.objectList = 1 }', false],
    ['{ $.objectList != 1 }', false],
    ['{ $.toString = * }', false],
  ])('%s: %s', (pattern, expected) => {
    expect(matches(pattern, JSON.stringify(EVENT))).toBe(expected);
  });

  test.each([
    ['{ ($.user.id = 1) && ($.users[0].email = "second@example.com") }', true],
    ['{ ($.user.id = 2 && $.users[0].email = "nonmatch") || $.actions[2] = "GET" }', false],
    ['{ $.user.email = "first@example.com" || $.coordinates[0][1] = nonmatch && $.actions[2] = nomatch }', true],
    ['{ ($.user.email = "first@example.com" || $.coordinates[0][1] = nonmatch) && $.actions[2] = nomatch }', false],
  ])('%s: %s', (pattern, expected) => {
    expect(matches(pattern, JSON.stringify(USERS))).toBe(expected);
  });

  test('a value is taken out by its selector, and a line that is no JSON is not matched', () => {
    expect(filterPattern('{ $.latency = * }')('{"latency": 12.5}')?.('$.latency')).toBe('12.5');
    expect(matches('{ $.latency NOT EXISTS }', 'latency 12')).toBe(false);
  });
});

const REQUEST = '127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';

describe('fields between spaces', () => {
  test.each([
    ['[ip, user, username, timestamp, request, status_code, bytes]', true],
    ['[ip, user, username, timestamp, request, status_code]', false],
    ['[..., status_code, bytes]', true],
    ['[ip, user, ..., status_code, bytes]', true],
    ['[ip, user, ...]', true],
    ['[ip, user, username, timestamp, request, status_code, bytes > 1000]', true],
    ['[ip, user, username, timestamp, request, status_code, bytes > 1534]', false],
    ['[ip, user, username, timestamp, request, status_code = 200, bytes]', false],
    ['[ip, user, username, timestamp, request, status_code = 4*, bytes]', true],
    ['[ip, user, username, timestamp, request = *html*, status_code = 4*, bytes]', true],
    ['[ip, user, username, timestamp, request, status_code = 4* && status_code != 403, bytes]', true],
    ['[ip, user, username, timestamp, request, status_code = 4* && status_code != 404, bytes]', false],
    ['[ip, user, username, timestamp, request, status_code = 500 || status_code = 404, bytes]', true],
    ['[ip = "127.0.0.1", ...]', true],
  ])('%s: %s', (pattern, expected) => {
    expect(matches(pattern, REQUEST)).toBe(expected);
  });

  test('fields are taken out by name, or by their place where they have none', () => {
    const fields = filterPattern('[..., request=*.html*, status_code=4*,]')(REQUEST);
    expect(['$request', '$status_code', '$7', '$4', '$3', '$1'].map((name) => fields?.(name))).toEqual([
      'GET /index.html HTTP/1.0',
      '404',
      '1534',
      '10/Oct/2000:13:25:15 -0700',
      'frank',
      '127.0.0.1',
    ]);
  });
});

test.each([
  '{ $.a = }',
  '{ ($.a = 1 }',
  '{ $.a = 1',
  '[a, b',
  '{ a = 1 }',
  '[a, b = ]',
  '[a, b = 1 || c = 2]',
  '[..., a, ...]',
  '%AUTH%',
])('%s is refused', (pattern) => {
  expect(() => filterPattern(pattern)).toThrow(FilterPatternError);
});

test('whatever a line says, a pattern answers', () => {
  const patterns = ['{ $.a = 1 }', '[a, ..., b=1*]', 'ERROR -WARN'].map(filterPattern);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
      for (const pattern of patterns) expect(() => pattern(line)).not.toThrow();
    }),
  );
});
