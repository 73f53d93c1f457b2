import {
  CreateDirectConnectGatewayCommand,
  DeleteVirtualInterfaceCommand,
  DirectConnectClient,
} from '@aws-sdk/client-direct-connect';
import { StopAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { automationControl, passTime, prepareFixtures } from '@nss/embedded-aws';
import { callsSince } from '../calls';
import { deployedEnvironment, type DeployedEnvironment } from '../environment';
import { ended, outcomeOf, run, start, stepsOf } from '../execution';
import { allocateAnew, allocateSecond, describeAs, SECOND_INTERFACE, virtualInterface } from '../virtual-interface';

jest.setTimeout(240_000);

let dev: DeployedEnvironment;
beforeAll(async () => {
  dev = await deployedEnvironment('dev');
});
beforeEach(async () => {
  await automationControl(dev.endpoint).clear();
  await allocateAnew(dev);
});
afterAll(() => allocateAnew(dev));

const accept = () => run(dev, 'accept-virtual-interface');

test('the interface that was ordered is accepted towards the gateway of the environment', async () => {
  expect(outcomeOf(await accept())).toBe(
    `Success: ${dev.system.virtualInterfaces[0]?.id} is accepted and available, BGP is up`,
  );
  expect(await virtualInterface(dev)).toMatchObject({
    virtualInterfaceState: 'available',
    virtualGatewayId: (dev.system.virtualInterfaces[0]?.acceptTowards as { virtualGatewayId: string }).virtualGatewayId,
  });
});

test('accepted before, it is not accepted again', async () => {
  await accept();
  const began = new Date();
  const again = await accept();
  expect([again.AutomationExecutionStatus, await callsSince(dev, 'ConfirmPrivateVirtualInterface', began)]).toEqual([
    'Success',
    [],
  ]);
});

test('down is accepted, and BGP is named with the peer', async () => {
  const { account, region } = dev.place;
  await prepareFixtures(dev.endpoint, {
    bgpPeers: [{ account, region, virtualInterfaceId: dev.system.virtualInterfaces[0]?.id ?? '', status: 'down' }],
  });
  const { customerAddress, customerAsn } = dev.system.virtualInterfaces[0] ?? {};
  expect(outcomeOf(await accept())).toContain(
    `is accepted but down: BGP is down to ${customerAddress} (AS ${customerAsn})`,
  );
});

test.each([
  ['another VLAN', { vlan: 4001 }, /vlan is 4001 and the environment file says 101/],
  ['another AS number', { asn: 65099 }, /asn is 65099 and the environment file says 65001/],
  [
    "another address at the customer's end",
    { customerAddress: '169.254.200.1/30' },
    /customerAddress is 169\.254\.200\.1\/30/,
  ],
  ["another address at Amazon's end", { amazonAddress: '169.254.200.2/30' }, /amazonAddress is 169\.254\.200\.2\/30/],
  ['another AS number of 4 bytes', { asn: 4_200_000_001 }, /asn is 4200000001 and the environment file says 65001/],
  ['two differences, both named', { vlan: 4001, asn: 65099 }, /vlan is 4001.*; asn is 65099/],
])('%s is refused, and the interface stays as it is', async (_what, changed, problem) => {
  await allocateAnew(dev, changed);
  const execution = await accept();
  expect(execution.FailureMessage).toMatch(problem);
  expect(stepsOf(execution).at(-1)).toBe('compareInterface Failed');
  expect((await virtualInterface(dev)).virtualInterfaceState).toBe('confirming');
});

// "When using a 4-byte asnLong, the API response returns 0 for the legacy asn attribute":
// https://docs.aws.amazon.com/directconnect/latest/APIReference/API_VirtualInterface.html
test('an AS number of 4 bytes is compared by the field that holds it, and told', async () => {
  const [first, ...others] = dev.system.virtualInterfaces;
  const customerAsn = 4_200_000_001;
  await describeAs(dev, { ...dev.system, virtualInterfaces: [{ ...first!, customerAsn }, ...others] });
  await allocateAnew(dev, { asn: customerAsn });
  expect((await virtualInterface(dev)).asn).toBe(0);
  const { account, region } = dev.place;
  await prepareFixtures(dev.endpoint, {
    bgpPeers: [{ account, region, virtualInterfaceId: first!.id, status: 'down' }],
  });
  expect(outcomeOf(await accept())).toContain(
    `is accepted but down: BGP is down to ${first!.customerAddress} (AS 4200000001)`,
  );
  await describeAs(dev, dev.system);
});

test('an interface that is not there is said to be missing', async () => {
  await new DirectConnectClient(dev.client).send(
    new DeleteVirtualInterfaceCommand({ virtualInterfaceId: dev.system.virtualInterfaces[0]?.id ?? '' }),
  );
  expect((await accept()).FailureMessage).toMatch(/is deleting: it cannot be accepted any more/);
  await passTime(dev.endpoint, 120);
  expect((await accept()).FailureMessage).toMatch(/does not exist/);
});

test('an environment whose interface is its own has nothing to accept', async () => {
  expect((await run(await deployedEnvironment('prod'), 'accept-virtual-interface')).FailureMessage).toContain(
    'has no hosted virtual interface',
  );
});

describe('towards a Direct Connect gateway', () => {
  afterEach(() => describeAs(dev, dev.system));

  test.each(['private', 'transit'] as const)('a %s interface is accepted there', async (kind) => {
    const { directConnectGateway } = await new DirectConnectClient(dev.client).send(
      new CreateDirectConnectGatewayCommand({ directConnectGatewayName: `for-${kind}` }),
    );
    const directConnectGatewayId = directConnectGateway?.directConnectGatewayId ?? '';
    await allocateAnew(dev, { kind });
    await describeAs(dev, {
      ...dev.system,
      virtualInterfaces: dev.system.virtualInterfaces.map((each) => ({
        ...each,
        acceptTowards: { directConnectGatewayId },
      })),
    });
    const execution = await accept();
    expect(stepsOf(execution)).toContain(
      kind === 'transit' ? 'confirmTransit Success' : 'confirmToDirectConnectGateway Success',
    );
    expect(await virtualInterface(dev)).toMatchObject({ virtualInterfaceState: 'available', directConnectGatewayId });
  });
});

describe('two hosted interfaces', () => {
  afterEach(() => describeAs(dev, dev.system));
  const first = () => dev.system.virtualInterfaces[0]?.id ?? '';

  test('each run accepts the next one that waits, and says what there is to do', async () => {
    await allocateSecond(dev);
    const outcomes = [await accept(), await accept(), await accept()].map(outcomeOf);
    expect(outcomes).toEqual([
      `Success: ${first()} is accepted and available, BGP is up; ${SECOND_INTERFACE} waits to be accepted: run this again`,
      `Success: ${SECOND_INTERFACE} is accepted and available, BGP is up; ${first()} is available`,
      `Success: ${first()} is accepted and available, BGP is up; ${SECOND_INTERFACE} is available`,
    ]);
  });

  test('one that is not what was ordered keeps the other one from nothing, and is refused when it is alone', async () => {
    await allocateSecond(dev, { vlan: 4002 });
    expect(outcomeOf(await accept())).toMatch(
      /^Success: .* is accepted and available, BGP is up; dxvif-fg9second is not the interface that was ordered: vlan is 4002/,
    );
    const refused = await accept();
    expect(stepsOf(refused).at(-1)).toBe('compareInterface Failed');
    expect(refused.FailureMessage).toMatch(/dxvif-fg9second is not the interface that was ordered: vlan is 4002/);
  });
});

test.each(['compareInterface', 'confirmToVirtualGateway', 'waitForInterface', 'conclude'])(
  'when %s fails, the runbook does',
  async (stepName) => {
    await automationControl(dev.endpoint).fail({ stepName, error: 'DirectConnectServerException' });
    const execution = await accept();
    expect([execution.AutomationExecutionStatus, stepsOf(execution).at(-1)]).toEqual(['Failed', `${stepName} Failed`]);
  },
);

test('an interface that does not come up in time is told as that', async () => {
  await automationControl(dev.endpoint).delay({ stepName: 'waitForInterface', seconds: 1000 });
  expect((await accept()).AutomationExecutionStatus).toBe('TimedOut');
});

test('cancelled before it is accepted, it is not', async () => {
  const hold = await automationControl(dev.endpoint).hold({ stepName: 'compareInterface' });
  const id = await start(dev, 'accept-virtual-interface');
  await hold.reached();
  await dev.ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id }));
  await hold.release();
  expect((await ended(dev, id)).AutomationExecutionStatus).toBe('Cancelled');
  expect((await virtualInterface(dev)).virtualInterfaceState).toBe('confirming');
});
