import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Place } from './search';

/** Files that are larger are data of tools and nothing that a trial writes. */
const LARGEST_BYTES = 20_000_000;
/** Between two looks at what runs. */
const LOOK_MILLISECONDS = 200;

/** The command lines of all processes: what everybody on the machine can read. */
function commandLines(): string[] {
  if (!existsSync('/proc/self/cmdline'))
    return spawnSync('ps', ['-axww', '-o', 'args='], { encoding: 'utf8' }).stdout.split('\n');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return []; // It has ended meanwhile.
      }
    });
}

/** Keeps each command line that is seen while it watches, for whoever looks through them. */
export class ProcessWatch {
  private readonly lines = new Set<string>();
  private readonly timer = setInterval(() => this.look(), LOOK_MILLISECONDS);

  /** What was seen so far; what was seen is given once. */
  seen(): Place {
    this.look();
    const content = [...this.lines].join('\n');
    this.lines.clear();
    return { name: 'the list of processes', content };
  }

  /** Stops watching. */
  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    commandLines().forEach((line) => this.lines.add(line));
  }
}

/** Files below a folder that were written since they were asked for last. */
export class FolderWatch {
  private readonly seen = new Map<string, number>();

  /** @param folder such as the temporary folder */
  constructor(private readonly folder: string) {}

  /** The files that are new or changed. */
  *news(): Generator<Place> {
    for (const path of this.files(this.folder)) {
      try {
        const { mtimeMs, size } = statSync(path);
        if (this.seen.get(path) === mtimeMs || size > LARGEST_BYTES) continue;
        this.seen.set(path, mtimeMs);
        yield { name: `file ${path}`, content: readFileSync(path) };
      } catch {
        // It is gone meanwhile, or no file that can be read.
      }
    }
  }

  private *files(folder: string): Generator<string> {
    if (!existsSync(folder)) return;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) yield* this.files(path);
      else if (entry.isFile()) yield path;
    }
  }
}
