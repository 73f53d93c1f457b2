/// <reference path="../../python.d.ts" />
import {
  ConfirmPrivateVirtualInterfaceCommand,
  ConfirmTransitVirtualInterfaceCommand,
  DescribeVirtualInterfacesCommand,
} from '@aws-sdk/client-direct-connect';
import { runbook, steps } from '@nss/ssm-automation';
import { arn, type RunbookDefinition, type RunbookPlace } from '@nss/runbook-definition';
import { assumeRoleParameter } from '../../definition/assume-role-parameter';
import { readsDescription } from '../../definition/reads-description';
import { readSystem } from '../../definition/read-system';
import compareInterface from './compare_interface.py';
import concludeScript from './conclude.py';

const NAME = 'accept-virtual-interface';
/** How long AWS may take from pending to available. */
const ACCEPT_SECONDS = 900;

function make(place: RunbookPlace) {
  return runbook({
    description:
      'Accepts the hosted virtual interface that the environment file describes, of several the next one that waits, and refuses any other.',
    parameters: assumeRoleParameter(place, NAME),
    assumeRole: ({ AutomationAssumeRole }) => AutomationAssumeRole,
    steps: () => {
      const read = readSystem(place.purpose);
      const compare = steps.executeScript('compareInterface', {
        handler: 'compare_interface',
        script: compareInterface,
        inputPayload: { System: read.outputs.System },
        outputs: {
          Id: 'String',
          Gateway: 'String',
          Way: 'String',
          Confirm: 'Boolean',
          Transit: 'Boolean',
          Others: 'String',
        },
      });
      const { Id, Gateway, Way, Confirm, Transit, Others } = compare.outputs;
      const afterConfirm = 'waitForInterface';
      const choose = steps.branch('chooseGateway', {
        choices: [
          { when: { Variable: Confirm, BooleanEquals: false }, to: afterConfirm },
          { when: { Variable: Transit, BooleanEquals: true }, to: 'confirmTransit' },
          { when: { Variable: Way, StringEquals: 'virtual' }, to: 'confirmToVirtualGateway' },
        ],
        otherwise: 'confirmToDirectConnectGateway',
      });
      const confirmVirtual = steps.executeAwsApi('confirmToVirtualGateway', {
        command: ConfirmPrivateVirtualInterfaceCommand,
        input: { virtualInterfaceId: Id, virtualGatewayId: Gateway },
        nextStep: afterConfirm,
      });
      const confirmTransit = steps.executeAwsApi('confirmTransit', {
        command: ConfirmTransitVirtualInterfaceCommand,
        input: { virtualInterfaceId: Id, directConnectGatewayId: Gateway },
        nextStep: afterConfirm,
      });
      const confirmDirect = steps.executeAwsApi('confirmToDirectConnectGateway', {
        command: ConfirmPrivateVirtualInterfaceCommand,
        input: { virtualInterfaceId: Id, directConnectGatewayId: Gateway },
        nextStep: afterConfirm,
      });
      const wait = steps.waitForAwsResourceProperty('waitForInterface', {
        description: "Down is accepted too: the interface exists, and BGP is the other end's to bring up",
        command: DescribeVirtualInterfacesCommand,
        input: { virtualInterfaceId: Id },
        property: (r) => r.virtualInterfaces[0]!.virtualInterfaceState,
        desiredValues: ['available', 'down'],
        timeoutSeconds: ACCEPT_SECONDS,
      });
      const concluded = steps.executeScript('conclude', {
        handler: 'conclude',
        script: concludeScript,
        inputPayload: { Id, Others },
        outputs: {
          Summary: 'String',
          State: 'String',
        },
      });
      return {
        steps: [read, compare, choose, confirmVirtual, confirmTransit, confirmDirect, wait, concluded],
        outputs: [concluded.outputs.Summary],
      };
    },
  });
}

/** Accepts the virtual interface a carrier allocated. */
export const acceptVirtualInterface: RunbookDefinition = {
  name: NAME,
  summary: 'Accepts the hosted Direct Connect virtual interface, after comparing it with the environment file',
  make,
  afterDeployment: {
    phase: 'connect',
    // What a carrier allocated has to be accepted; one of the account's own is there.
    // Each run accepts the next one that waits.
    runs: ({ virtualInterfaces }) => virtualInterfaces.filter(({ origin }) => origin === 'hosted').map(() => ({})),
  },
  permissions: (place) => [
    readsDescription(place),
    {
      actions: ['directconnect:DescribeVirtualInterfaces'],
      resources: ['*'],
      wildcardReason: 'This read-only action takes no resource before the interface is accepted.',
    },
    {
      actions: ['directconnect:ConfirmPrivateVirtualInterface', 'directconnect:ConfirmTransitVirtualInterface'],
      resources: [arn(place, 'directconnect', 'dxvif/*')],
      wildcardReason:
        'The runbook compares the interface with the environment file before it accepts it; its id is in a parameter, not in the policy.',
    },
  ],
};
