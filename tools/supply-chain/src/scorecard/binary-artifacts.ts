/** Endings of files that somebody built elsewhere, so that nobody can review them. */
const BUILT =
  /\.(crx|deb|dex|dey|elf|o|a|so|macho|iso|class|jar|bundle|dylib|lib|msi|dll|drv|efi|exe|ocx|pyc|pyo|par|rpm|wasm|whl|node)$/i;

/** How executable formats begin: ELF, Windows, Mach-O in four ways, Java and fat Mach-O, WebAssembly. */
const MAGIC = ['7f454c46', '4d5a', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', '0061736d'];

/**
 * Whether a file of the repository is an executable that was built elsewhere (OpenSSF Scorecard, Binary-Artifacts).
 * https://github.com/ossf/scorecard/blob/main/docs/checks.md#binary-artifacts
 */
export function isBuiltElsewhere(path: string, content: Buffer): boolean {
  const start = content.subarray(0, 4).toString('hex');
  return BUILT.test(path) || MAGIC.some((magic) => start.startsWith(magic));
}
