import { displayPath, readDraft } from './draft';
import { NotKnown } from './partial';
import { listFiles } from './reading/list-files';
import { environmentsDirectory } from './workspace';

/** The Zscaler cloud of one environment. */
export interface CloudInUse {
  /** Path of the file, as a person would type it. */
  readonly file: string;
  /** `zscaler.net` */
  readonly cloud: string;
  /** Ranges that the file lists itself. @default - those of the repository */
  readonly hubPrefixes?: readonly string[];
}

/**
 * The cloud of every environment file, whatever else is wrong with it: a file is refused where the ranges of its cloud are missing,
 * and this is what they are fetched by.
 *
 * @param directory @default - ENVIRONMENTS_DIR, or environments
 * @throws Error that names each file whose cloud cannot be read: none is left out in silence
 */
export function cloudsInUse(directory: string = environmentsDirectory()): CloudInUse[] {
  const listing = listFiles(directory);
  if (!('files' in listing)) throw new Error(`${displayPath(directory)}: ${listing.message}`);
  const read = listing.files.map((file) => ({ file: displayPath(file.path), use: cloudOf(file) }));
  const unread = read.filter(({ use }) => use === undefined);
  if (unread.length > 0)
    throw new Error(
      `the Zscaler cloud cannot be read of ${unread.map(({ file }) => file).join(', ')}: npm run -s environments -- validate says why`,
    );
  return read.flatMap(({ use }) => use ?? []);
}

function cloudOf(file: Parameters<typeof readDraft>[0]): CloudInUse | undefined {
  try {
    const {
      zscaler: { cloud, hubPrefixes },
    } = readDraft(file).environment;
    return { file: displayPath(file.path), cloud, ...(hubPrefixes && { hubPrefixes: [...hubPrefixes] }) };
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}
