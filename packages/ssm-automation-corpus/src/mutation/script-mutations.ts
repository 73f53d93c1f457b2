import { isDraft, mapAt, put, rename, stepsOf } from './draft';
import { type Draft, type Edit, misspelt, type Mutation } from './mutation';

/** Breaks every script of a runtime in a way. */
function breakScripts(document: Draft, runtime: RegExp, broken: (script: string) => string): Edit[] {
  return stepsOf(document).flatMap(({ step, path }) => {
    const { Script, Runtime } = mapAt(step, 'inputs');
    return typeof Script === 'string' && runtime.test(String(Runtime))
      ? [(draft: Draft) => put(draft, [...path, 'inputs', 'Script'], broken(Script))]
      : [];
  });
}

/** Mistakes in scripts. */
export const SCRIPT_MUTATIONS: readonly Mutation[] = [
  {
    kind: 'Python syntax error',
    codes: ['python-syntax'],
    edits: (document) => breakScripts(document, /^python/i, (script) => `${script}\ndef broken(:\n    return 1\n`),
  },
  {
    kind: 'Python bracket left open',
    codes: ['python-syntax'],
    edits: (document) => breakScripts(document, /^python/i, (script) => `${script}\nvalues = [1, (2\n`),
  },
  {
    kind: 'Python quote left open',
    codes: ['python-syntax'],
    edits: (document) => breakScripts(document, /^python/i, (script) => `${script}\nvalue = "open\n`),
  },
  {
    kind: 'PowerShell quote left open',
    codes: ['powershell-syntax'],
    edits: (document) => breakScripts(document, /^powershell/i, (script) => `${script}\n$value = "open\n`),
  },
  {
    kind: 'PowerShell syntax error',
    codes: ['powershell-syntax'],
    edits: (document) => breakScripts(document, /^powershell/i, (script) => `${script}\nif ($true { 1 }\n`),
  },
  {
    kind: 'PowerShell command syntax error',
    codes: ['powershell-syntax'],
    edits: (document) =>
      stepsOf(document).flatMap(({ step, path }) => {
        const { DocumentName, Parameters } = mapAt(step, 'inputs');
        const commands = isDraft(Parameters) ? Parameters['commands'] : undefined;
        if (DocumentName !== 'AWS-RunPowerShellScript' || !Array.isArray(commands)) return [];
        return [
          (draft: Draft) =>
            put(
              draft,
              [...path, 'inputs', 'Parameters', 'commands'],
              [...(commands as unknown[]), 'foreach ($i in 1..3) { Write-Host $i'],
            ),
        ];
      }),
  },
  {
    kind: 'handler with one parameter',
    codes: ['wrong-handler'],
    edits: (document) =>
      stepsOf(document).flatMap(({ step, path }) => {
        const { Script, Handler, Attachment } = mapAt(step, 'inputs');
        const definition = new RegExp(`^def ${String(Handler)}\\((\\w+), ?\\w+\\):`, 'm');
        return typeof Script === 'string' &&
          Attachment === undefined &&
          definition.test(Script) &&
          !/%%|PLACEHOLDER/.test(Script)
          ? [
              (draft: Draft) =>
                put(draft, [...path, 'inputs', 'Script'], Script.replace(definition, `def ${String(Handler)}($1):`)),
            ]
          : [];
      }),
  },
  {
    kind: 'InputPayload key misspelt',
    codes: ['wrong-payload'],
    edits: (document) =>
      stepsOf(document).flatMap(({ step, path }) => {
        const { Script, Handler, Attachment, InputPayload } = mapAt(step, 'inputs');
        const first = new RegExp(`^def ${String(Handler)}\\((\\w+), ?\\w+\\):`, 'm').exec(String(Script))?.[1];
        if (Attachment !== undefined || !isDraft(InputPayload) || first === undefined) return [];
        return Object.keys(InputPayload)
          .filter((key) => [`${first}["${key}"]`, `${first}['${key}']`].some((read) => String(Script).includes(read)))
          .map((key) => (draft: Draft) => rename(draft, [...path, 'inputs', 'InputPayload', key], misspelt(key)));
      }),
  },
  {
    kind: 'handler typo',
    codes: ['missing-handler'],
    edits: (document) =>
      stepsOf(document).flatMap(({ step, path }) => {
        const { Script, Handler, Runtime, Attachment } = mapAt(step, 'inputs');
        const isWhole =
          Attachment === undefined &&
          typeof Script === 'string' &&
          !/%%|PLACEHOLDER/.test(Script) &&
          /^python/i.test(String(Runtime));
        return isWhole && typeof Handler === 'string'
          ? [(draft: Draft) => put(draft, [...path, 'inputs', 'Handler'], `${Handler}_missing`)]
          : [];
      }),
  },
];
