/**
 * Lets an operator stop a server though its SIEM, or the path there, is the side that is silent: the logs that the SIEM has not taken
 * are in the server's memory, and lost. https://help.zscaler.com/unified/nss-deployment-guide-amazon-web-services
 */
export const overrideParameter = {
  Override: {
    type: 'String',
    description: 'Goes on where the SIEM or the path is dead, and loses the logs in the memory of the server',
    allowedValues: ['none', 'buffer-will-be-lost'],
    default: 'none',
  },
} as const;
