/**
 * How a server that does not relay gets its software, and for how long it may take.
 * https://help.zscaler.com/unified/troubleshooting-deployed-nss-servers
 */
export const updateParameter = {
  Update: {
    type: 'String',
    description: 'How the software is updated before it starts',
    allowedValues: ['update-now', 'force-update-now', 'none'],
    default: 'update-now',
  },
} as const;

/** An update fetches the whole software, and Zscaler names no time: longer than the hour after which AWS-RunPowerShellScript gives up. */
export const UPDATE_SECONDS = 3900;
