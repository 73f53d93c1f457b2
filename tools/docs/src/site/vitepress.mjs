// Builds the site in a process of its own: `node vitepress.mjs PROJECT FOLDER TEMPORARY [BASE]`. What VitePress makes on the way goes into a
// folder of its own: the one that it would take is among the sources, and two builds at once would share it.
import { build } from 'vitepress';

const [project, folder, temporary, base = '/'] = process.argv.slice(2);
await build(project, {
  base,
  onAfterConfigResolve: (config) => {
    config.outDir = folder;
    config.tempDir = temporary;
  },
});
