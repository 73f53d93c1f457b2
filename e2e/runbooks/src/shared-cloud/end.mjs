/** Ends the cloud: it goes when its standard input closes. */
export default async function end() {
  const child = globalThis.deployedCloud;
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin.end();
  await ended;
}
