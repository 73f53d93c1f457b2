import {
  type VirtualInterface,
  DescribeVirtualInterfacesCommand,
  type DirectConnectClient,
} from '@aws-sdk/client-direct-connect';
import { everyItem, pagesOf, stackState } from '@nss/deployment';
import { type RetiredEnvironment } from './retired-environment';
import { type RetiringStack } from './retiring-stack';

/** States of an interface that is nobody's any more. */
const GONE = ['deleting', 'deleted', 'rejected'];

/** The two stacks of an environment; undefined where CloudFormation knows of none. */
export interface RetiringStacks {
  readonly system: RetiringStack | undefined;
  readonly identity: RetiringStack | undefined;
}

/** Whether a stack is there still. */
export function isThere(stack: RetiringStack | undefined): stack is RetiringStack {
  return stack !== undefined && stack.status !== 'DELETE_COMPLETE';
}

/** What has to be done by somebody else before an environment can go, a sentence each with the way out. */
export function inTheWay(
  { system, identity }: RetiringStacks,
  { name, account }: RetiredEnvironment,
  interfaces: readonly VirtualInterface[],
): string[] {
  const there = [system, identity].filter(isThere);
  return [
    ...there.flatMap(({ id, stackName, status }) => {
      if (!id.includes(`:${account}:`))
        return [`${stackName} is of another account (${id}), and not of ${account}: use credentials of that one`];
      const { wayOut, meaning } = stackState(status);
      return wayOut === 'wait' && status !== 'DELETE_IN_PROGRESS'
        ? [`${stackName} is in ${status}: ${meaning}. Wait until CloudFormation is done, and ask again`]
        : [];
    }),
    ...(isThere(system) && system.roleArn !== undefined && !isThere(identity)
      ? [
          `CloudFormation deletes ${system.stackName} with the role ${system.roleArn}, whose stack is gone: npm run -s bootstrap -- --environment ${name}`,
        ]
      : []),
    ...(isThere(system) ? hostedOn(system, interfaces).map(hostedText) : []),
  ];
}

/**
 * Virtual interfaces on the gateways of a stack that the stack did not make. A Direct Connect gateway is not deleted while one is attached;
 * what happens to a virtual private gateway AWS does not say, so that nobody finds out midway.
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/API_DeleteDirectConnectGateway.html
 */
function hostedOn({ physicalIds }: RetiringStack, interfaces: readonly VirtualInterface[]): VirtualInterface[] {
  // CloudFormation has ARNs of what Direct Connect tells by id.
  const own = new Set(Object.values(physicalIds).map((id) => id.split('/').at(-1)));
  return interfaces.filter(
    ({ virtualInterfaceId, virtualInterfaceState = '', virtualGatewayId, directConnectGatewayId }) =>
      !GONE.includes(virtualInterfaceState) &&
      !own.has(virtualInterfaceId) &&
      [virtualGatewayId, directConnectGatewayId].some((end) => end && own.has(end)),
  );
}

function hostedText({ virtualInterfaceId, virtualInterfaceName, vlan }: VirtualInterface): string {
  return `the virtual interface ${virtualInterfaceId} (${virtualInterfaceName}, VLAN ${vlan}) is on a gateway that goes, and belongs to whoever made it: ask the carrier to take it away, or do so with aws directconnect delete-virtual-interface --virtual-interface-id ${virtualInterfaceId}; from then on no log passes there`;
}

/** Every virtual interface of the account in the region. */
export async function virtualInterfaces(client: DirectConnectClient): Promise<VirtualInterface[]> {
  return everyItem(
    pagesOf((nextToken) => client.send(new DescribeVirtualInterfacesCommand({ nextToken }))),
    (page) => page.virtualInterfaces,
  );
}
