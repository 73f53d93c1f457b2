/** The parameter that names one NSS server. */
export const serverParameter = {
  Server: {
    type: 'String',
    description: 'The server, such as web-01',
    allowedPattern: '^(web|firewall)-[0-9][0-9]$',
  },
} as const;
