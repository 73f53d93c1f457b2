import { updateParameter } from '../../definition/update-parameter';

/**
 * What is set up, and how where Zscaler does not say it for certain.
 * https://help.zscaler.com/unified/nss-deployment-guide-amazon-web-services
 * https://help.zscaler.com/unified/troubleshooting-deployed-nss-servers
 */
export const setUpParameters = {
  Certificate: {
    type: 'String',
    description: 'The first of a machine, or another one for a server that serves, which is only installed then',
    allowedValues: ['first', 'renewed'],
    default: 'first',
  },
  Configure: {
    type: 'String',
    description:
      'How eth1 gets its address: given at once, asked for by `nss configure`, or done before; looked at after each',
    allowedValues: ['cliinput', 'dialogue', 'by-hand'],
    default: 'cliinput',
  },
  ...updateParameter,
  HostKey: {
    type: 'String',
    description: "Fingerprint that one of the server's SSH host keys has, or the first contact is trusted",
    allowedPattern: '^(first-contact|SHA256:[A-Za-z0-9+/]{43})$',
    default: 'first-contact',
  },
} as const;
