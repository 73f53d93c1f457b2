/** Name of the stack that an environment is: `nss-dev-system`. */
export function systemStackName(purpose: string): string {
  return `${purpose}-system`;
}

/** Name of the stack with the identities: `nss-dev-identity`. */
export function identityStackName(purpose: string): string {
  return `${purpose}-identity`;
}
