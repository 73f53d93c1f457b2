/** What a shell may carry that would send a client elsewhere, or make it distrust plain HTTP on loopback. */
const foreign = [
  'AWS_PROFILE',
  'AWS_SESSION_TOKEN',
  'AWS_CA_BUNDLE',
  'AWS_DEFAULT_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
];

/** A copy of an environment without the variables that would defeat a client's own settings. */
export function withoutForeign(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !foreign.includes(name)));
}
