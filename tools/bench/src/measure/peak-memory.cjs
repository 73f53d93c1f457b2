// Preloaded into every measured node process (NODE_OPTIONS): writes the peak of its memory when it ends.
// VmHWM and not resourceUsage().maxRSS where there is a /proc: Linux lets a child inherit the peak of the process it was forked from.
const { appendFileSync, readFileSync } = process.getBuiltinModule('node:fs');

function peakKiB() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

const file = process.env.NSS_BENCH_MEMORY;
if (file) process.on('exit', () => appendFileSync(file, `${peakKiB()}\n`));
