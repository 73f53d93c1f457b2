import { type Step } from '../document';
import { type ValidatorPorts, validateDocument } from '../validator';

/** What is found in a document of these steps and whatever else is given, as `code step` or `code`. */
export async function find(
  mainSteps: readonly unknown[],
  rest: object = {},
  ports: ValidatorPorts = {},
): Promise<string[]> {
  const findings = await validateDocument(JSON.stringify({ schemaVersion: '0.3', ...rest, mainSteps }), ports);
  return findings.map(({ code, step }) => (step === undefined ? code : `${code} ${step}`));
}

/** A step that waits, which is fine wherever it stands. */
export function nap(name: string, envelope: object = {}): object {
  return { name, action: 'aws:sleep', inputs: { Duration: 'PT1S' }, ...envelope };
}

/** A script whose output `Said` others may refer to. */
export function script(name: string, inputs: object = {}, envelope: Partial<Step> = {}): object {
  return {
    name,
    action: 'aws:executeScript',
    inputs: { Runtime: 'python3.11', Handler: 'main', Script: 'def main(e, c): pass', ...inputs },
    outputs: [{ Name: 'Said', Selector: '$.Payload.said', Type: 'String' }],
    ...envelope,
  };
}
