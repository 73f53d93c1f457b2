import { dirname, relative, sep } from 'node:path';

/** Characters the real action refuses in names (its README). */
const REFUSED = /["':<>|*?\r\n\\/]/;

/** @throws Error for a name that the real action does not take */
export function checkName(name: string): void {
  const bad = REFUSED.exec(name)?.[0];
  if (name === '' || bad !== undefined)
    throw new Error(
      `The artifact name is not valid: ${name}. Contains the following character: ${JSON.stringify(bad ?? '')}`,
    );
}

/** The folder that the paths inside an artifact start from: the one path if it is a folder, else what all files have in common. */
export function rootFolder(searched: readonly { path: string; isFolder: boolean }[], files: readonly string[]): string {
  const only = searched.length === 1 ? searched[0] : undefined;
  if (only?.isFolder) return only.path;
  const folders = (
    searched.length > 1
      ? searched.map(({ path, isFolder }) => (isFolder ? path : dirname(path)))
      : files.map((file) => dirname(file))
  ).map((folder) => folder.split(sep));
  const [first = []] = folders;
  const common = first.findIndex((part, index) => folders.some((folder) => folder[index] !== part));
  return (common < 0 ? first : first.slice(0, common)).join(sep) || sep;
}

/** Whether a file is hidden below the folder that was searched: it or a folder above it begins with a dot. */
export function isHidden(file: string, root: string): boolean {
  return relative(root, file)
    .split(sep)
    .some((part) => part.startsWith('.') && part !== '.' && part !== '..');
}
