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
      // Taken out before anything is waited for: another document's scripts may push them out meanwhile.
      const known = new Map(scripts.map((script) => [keyOf(script), readings.get(keyOf(script))]));
      const byKey = new Map(scripts.map((script) => [keyOf(script), script]));
      const unread = [...byKey].filter(([key]) => known.get(key) === undefined);
      const found = unread.length > 0 ? await scriptSyntax.read(unread.map(([, script]) => script)) : [];
      unread.forEach(([key], index) => known.set(key, found[index] ?? {}));
      return scripts.map((script) => {
        const reading = known.get(keyOf(script)) ?? {};
        keep(keyOf(script), reading);
        return reading;
      });
    },
  };
}
