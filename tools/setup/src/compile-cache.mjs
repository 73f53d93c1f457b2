// V8's compiled code is kept between runs: compiling the CDK costs as much as what an app does with it. Node 22.1 and newer do
// that by themselves; for older ones each CommonJS module is compiled here, and its code kept with its sources' digest.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import module, { Module } from 'node:module';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import vm from 'node:vm';
import { writeWhole } from './write-whole.mjs';

const digestOf = (content) => createHash('sha256').update(content).digest('base64url');

/**
 * Keeps what CommonJS modules are compiled to from here on, and takes what was kept. A cache that cannot be read or written, or
 * that is of other sources or another V8, costs time and nothing else.
 * @param {string} directory of the cache
 * @param {string} name of the program: what another one loads is not read for it
 */
export function keepCompiledCode(directory, name) {
  if (module.enableCompileCache) module.enableCompileCache(directory);
  else compileFrom(join(directory, `${name}-${process.version}-${process.arch}.bin`));
}

/** @param {string} file the cache: digest of a module's sources, and the code of it */
function compileFrom(file) {
  const kept = read(file);
  const compiled = new Map();
  const { _compile: compile } = Module.prototype;
  Module.prototype._compile = function (content, filename) {
    // Node 20 loses what an import() would call from code that was kept.
    if (/\bimport\s*\(/.test(content)) return compile.call(this, content, filename);
    const digest = digestOf(`${filename}\0${content}`);
    const cachedData = kept.get(digest);
    const script = new vm.Script(Module.wrap(content), { filename, cachedData });
    if (!cachedData || script.cachedDataRejected) compiled.set(digest, script);
    const { exports } = this;
    const require = requireOf(this, filename);
    return script.runInThisContext().call(exports, exports, require, this, filename, dirname(filename));
  };
  process.on('exit', () => {
    if (compiled.size === 0) return;
    // Now, and not when they were compiled: the functions that were called since are in it as well.
    for (const [digest, script] of compiled) kept.set(digest, script.createCachedData());
    write(file, kept);
  });
}

/** The `require` of a module, as Node's own loader makes it. */
function requireOf(self, filename) {
  const require = (id) => self.require(id);
  const { resolve, cache, extensions, main } = module.createRequire(filename);
  return Object.assign(require, { resolve, cache, extensions, main });
}

function read(file) {
  try {
    return deserialize(readFileSync(file));
  } catch {
    return new Map();
  }
}

function write(file, kept) {
  try {
    writeWhole([{ path: file, contents: serialize(kept) }]);
  } catch {
    // No space or no permission: the next run compiles again.
  }
}
