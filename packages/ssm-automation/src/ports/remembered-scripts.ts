import { type ScriptReading, type ScriptSyntax, type ScriptText } from '../validator';

/** Scripts whose readings are kept. */
const KEPT = 1000;

/**
 * A reader that reads no script twice: what is wrong with a script depends on nothing but its text, its language and its handler, and most
 * of a document's scripts are as they were when it is validated again.
 * @param kept how many readings, the latest ones @default 1000
 */
export function rememberedScripts(scriptSyntax: ScriptSyntax, kept = KEPT): ScriptSyntax {
  const readings = new Map<string, ScriptReading>();
  const keyOf = ({ language, text, version, handler }: ScriptText) =>
    JSON.stringify([language, version, handler, text]);
  const keep = (key: string, reading: ScriptReading) => {
    readings.delete(key);
    readings.set(key, reading);
    const [oldest] = readings.keys();
    if (readings.size > kept && oldest !== undefined) readings.delete(oldest);
  };
  return {
    read: async (scripts) => {
      const keys = scripts.map(keyOf);
      // Taken out before anything is waited for: another document's scripts may push them out meanwhile.
      const known = new Map(keys.map((key) => [key, readings.get(key)]));
      const unread = new Map(scripts.map((script, index) => [keys[index] ?? '', script]));
      for (const [key, reading] of known) if (reading) unread.delete(key);
      const found = unread.size > 0 ? await scriptSyntax.read([...unread.values()]) : [];
      [...unread.keys()].forEach((key, index) => known.set(key, found[index] ?? {}));
      return keys.map((key) => {
        const reading = known.get(key) ?? {};
        keep(key, reading);
        return reading;
      });
    },
  };
}
