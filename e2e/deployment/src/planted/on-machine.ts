import { spawnSync } from 'node:child_process';
import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Place } from './search';

/** Files that are larger are data of tools and nothing that a test writes. */
const LARGEST_BYTES = 20_000_000;
/** Between two looks at what runs. */
const LOOK_MILLISECONDS = 200;

/** Processes by number, with the number of each one's parent; what each was started with is read where somebody asks. */
interface Processes {
  readonly parents: ReadonlyMap<number, number>;
  commandLine(pid: number): string;
}

/** As systems without `/proc` list them. */
function listed(): Processes {
  const { stdout } = spawnSync('ps', ['-axww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const all = [...stdout.matchAll(/^\s*(\d+)\s+(\d+)\s(.*)$/gm)];
  const lines = new Map(all.map(([, pid, , commandLine = '']) => [Number(pid), commandLine]));
  return {
    parents: new Map(all.map(([, pid, parent]) => [Number(pid), Number(parent)])),
    commandLine: (pid) => lines.get(pid) ?? '',
  };
}

/** As `/proc` shows them. Of those that were there before the parent is taken as it was. */
function shown(before: ReadonlyMap<number, number>): Processes {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // The parent follows the name, which is in parentheses and may hold any others: proc_pid_stat(5).
    const parent = before.get(Number(name)) ?? /.*\) \S (\d+) /s.exec(read(`/proc/${name}/stat`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  return { parents, commandLine: (pid) => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ') };
}

/** A file of a process; empty once that has ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Keeps each command line of a process and of those that it started, they and theirs, that is seen while it watches, for
 * whoever looks through them. What others do on this machine is no concern of a test.
 */
export class ProcessWatch {
  private readonly lines = new Set<string>();
  /** Those that were seen once stay: who lost its parent is another's child from then on. */
  private own: Set<number>;
  /** Of all that were there at the last look: a number that stays in the list is the same process's. */
  private parents: ReadonlyMap<number, number> = new Map();
  private readonly timer = setInterval(() => this.look(), LOOK_MILLISECONDS);

  /** @param ancestor number of the process that everything looked at descends from @default - this one */
  constructor(private readonly ancestor = process.pid) {
    this.own = new Set([ancestor]);
  }

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
    const { parents, commandLine } = existsSync('/proc/self/stat') ? shown(this.parents) : listed();
    this.parents = parents;
    // A number may be given again: who is gone is forgotten.
    this.own = new Set([...this.own].filter((pid) => pid === this.ancestor || parents.has(pid)));
    for (let before = 0; before < this.own.size; ) {
      before = this.own.size;
      for (const [pid, parent] of parents) if (this.own.has(parent)) this.own.add(pid);
    }
    for (const pid of this.own) this.lines.add(commandLine(pid));
  }
}

/** What is in a folder: nothing where it goes at this very moment, as what a run leaves does. */
function entries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
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
    for (const entry of entries(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) yield* this.files(path);
      else if (entry.isFile()) yield path;
    }
  }
}
