import { type DocumentedFact, factsOf, held, unchecked } from './documented-fact';
import { sample } from './sample-steps';

type Inputs = Readonly<Record<string, unknown>>;

const script = (inputs: Inputs, envelope: Inputs = {}) => sample('aws:executeScript', inputs, { ...envelope });
const python = (text: string, inputs: Inputs = {}, outputs: unknown[] = []) =>
  script({ Script: text, ...inputs }, outputs.length > 0 ? { outputs } : {});
const attached = (Attachment: string, inputs: Inputs = {}, file = Attachment) => ({
  ...script({ Script: undefined, Attachment, Handler: 'file.main', ...inputs }),
  files: { [file]: { checksums: { sha256: 'a'.repeat(64) } } },
});
const powershell = { Runtime: 'PowerShell 7.4', Handler: undefined, Script: 'Write-Output 1' };
const output = (Selector: string, Type = 'String') => ({ Name: 'documentedOutput', Selector, Type });

/** What aws:executeScript takes, calls and gives. */
export const SCRIPTS: readonly DocumentedFact[] = [
  ...factsOf('automation-action-executeScript', [
    ['the runtime is one of Python or PowerShell', held('wrong-input', script({}), script({ Runtime: 'nodejs20.x' }))],
    ['the runtime is a version that is supported', held('wrong-input', script({}), script({ Runtime: 'python3.2' }))],
    ['Python needs a handler', held('missing-input', script({}), script({ Handler: undefined }))],
    ['the script defines the handler', held('missing-handler', script({}), script({ Handler: 'mian' }))],
    [
      'the handler has two parameters',
      held(
        'wrong-handler',
        python('def main(events, *rest):\n    return {}\n'),
        python('def main(events):\n    return {}\n'),
      ),
    ],
    [
      'PowerShell has no handler',
      held('unknown-input', script(powershell), script({ ...powershell, Handler: 'main' })),
    ],
    [
      'InputPayload is a map, and the first parameter',
      held('wrong-input', script({ InputPayload: {} }), script({ InputPayload: 'a' })),
    ],
    [
      'what a script reads of InputPayload is there',
      held(
        'wrong-payload',
        python("def main(events, context):\n    return {'a': events['a']}\n", { InputPayload: { a: 1 } }),
        python("def main(events, context):\n    return {'a': events['a']}\n", { InputPayload: { b: 1 } }),
      ),
    ],
    ['there is a script or an attachment', held('missing-input', script({}), script({ Script: undefined }))],
    [
      'a runbook in JSON has no script in it',
      unchecked('AWS publishes runbooks in JSON with scripts in them, and they run'),
    ],
    [
      'an attachment is declared under files',
      held('wrong-attachment', attached('scripts.zip'), attached('scripts.zip', {}, 'other.zip')),
    ],
    [
      'an attachment of Python is a .py or a .zip file',
      held('wrong-attachment', attached('script.py'), attached('script.txt')),
    ],
    [
      'an attachment of PowerShell is a .zip file',
      held(
        'wrong-attachment',
        attached('scripts.zip', { Runtime: 'PowerShell 7.4', Handler: undefined }),
        attached('script.ps1', { Runtime: 'PowerShell 7.4', Handler: undefined }),
      ),
    ],
    [
      'the handler of an attachment is named FILE.FUNCTION',
      held('wrong-attachment', attached('scripts.zip'), attached('scripts.zip', { Handler: 'main' })),
    ],
    [
      'libraries have an empty __init__.py in each folder',
      unchecked('what is in an attachment does not stand in the document'),
    ],
    [
      'it runs for at most ten minutes',
      held('beyond-limit', script({}, { timeoutSeconds: 600 }), script({}, { timeoutSeconds: 601 })),
    ],
    [
      'outputs look for what the script returns',
      held(
        'wrong-selector',
        python("def main(events, context):\n    return {'a': 1}\n", {}, [output('$.Payload.a')]),
        python("def main(events, context):\n    return {'a': 1}\n", {}, [output('$.Payload.b')]),
      ),
    ],
    [
      '100 KB and 100 items of a list come back',
      unchecked('what a script returns is known once it has run; the executor cuts it off'),
    ],
  ]),
];
