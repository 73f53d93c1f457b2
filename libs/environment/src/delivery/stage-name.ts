/** Name of the stage with the identities of an environment: `dev-identity`. */
export function identityStageName(environment: string): string {
  return `${environment}-identity`;
}
