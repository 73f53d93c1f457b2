/** Ends the clouds: each goes when its standard input closes. */
export default async function end() {
  await Promise.all(
    (globalThis.deployedClouds ?? [])
      .filter(({ exitCode }) => exitCode === null)
      .map((child) => {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.stdin.end();
        return ended;
      }),
  );
}
