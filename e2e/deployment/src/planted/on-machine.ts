import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Place } from './search';

/** Files that are larger are data of tools and nothing that a test writes. */
const LARGEST_BYTES = 20_000_000;
/** Between two looks at what runs. */
const LOOK_MILLISECONDS = 200;

/** A process as everybody on the machine can read it. */
interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly commandLine: string;
}

/** All processes of this machine. */
function processes(): Process[] {
  if (!existsSync('/proc/self/stat')) {
    const { stdout } = spawnSync('ps', ['-axww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
    return [...stdout.matchAll(/^\s*(\d+)\s+(\d+)\s(.*)$/gm)].map(([, pid, parent, commandLine = '']) => ({
      pid: Number(pid),
      parent: Number(parent),
      commandLine,
    }));
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The parent follows the name, which is in parentheses and may hold any others: proc_pid_stat(5).
        const [, parent] = /.*\) \S (\d+) /s.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
        const commandLine = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return [{ pid: Number(name), parent: Number(parent), commandLine }];
      } catch {
        return []; // It has ended meanwhile.
      }
    });
}

/**
 * Keeps each command line of a process and of those that it started, they and theirs, that is seen while it watches, for
 * whoever looks through them. What others do on this machine is no concern of a test.
 */
export class ProcessWatch {
  private readonly lines = new Set<string>();
  /** Those that were seen once stay: who lost its parent is another's child from then on. */
  private own: Set<number>;
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
    const all = processes();
    // A number may be given again: who is gone is forgotten.
    this.own = new Set(all.map(({ pid }) => pid).filter((pid) => pid === this.ancestor || this.own.has(pid)));
    for (let before = 0; before < this.own.size; ) {
      before = this.own.size;
      for (const { pid, parent } of all) if (this.own.has(parent)) this.own.add(pid);
    }
    for (const { pid, commandLine } of all) if (this.own.has(pid)) this.lines.add(commandLine);
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
