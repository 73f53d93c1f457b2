import { allowedText } from './allowed';
import { environmentJsonSchema, everyKey, schemaAt } from './schema-node';

const data = { privateConnection: { kind: 'vpn' }, siem: [{ name: 'soc' }] };

test.each([
  [['account'], 'twelve digits in quotes, for example "111111111111"'],
  [['relay', 'availability'], 'single | active-standby | active-active'],
  [['relay', 'users'], 'a whole number from 1 to 100000'],
  [['relay', 'memoryGiB'], 'a number above 0, at most 4096'],
  [['networkAcl'], 'true | false'],
  [['vpc', 'zones'], 'a list of 1 to 6, each a zone, for example ap-northeast-1a'],
  [['siem', 0, 'ports', 'web'], 'a whole number from 1 to 65535'],
  [['siem', 0, 'ports'], 'a mapping with web, firewall, alerts'],
  [['relay', 'addresses', 'web-01', 'service'], 'an IPv4 address, for example 10.0.0.140'],
  [['relay', 'addresses'], 'a mapping with the keys: a server, for example web-01'],
  [['privateConnection', 'customerGatewayAddress'], 'an IPv4 address, for example 10.0.0.140'],
  [['privateConnection', 'virtualInterface'], 'nothing'],
  [['nowhere'], 'nothing'],
])('%j may hold: %s', (path, text) => {
  expect(allowedText(schemaAt(path, data))).toBe(text);
});

test('every key is known by its path, those of alternatives too', () => {
  const paths = everyKey(environmentJsonSchema()).map((path) => path.join('.'));
  expect(paths).toEqual(
    expect.arrayContaining([
      'vpc.zones',
      'siem.ports.web',
      'privateConnection.backup.kind',
      'privateConnection.virtualInterface.mtu',
    ]),
  );
});
