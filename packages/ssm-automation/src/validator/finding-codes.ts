import { type Severity } from './severity';

/** What a code says about a document, and where AWS says so. */
export interface FindingKind {
  /** Of most findings with this code. */
  readonly severity: Severity;
  /** Findings of the same code that are less bad, with their severity. @default - there are none */
  readonly lesser?: string;
  readonly meaning: string;
  /** The page, or the published source, that it follows. */
  readonly source: string;
}

const GUIDE = 'https://docs.aws.amazon.com/systems-manager/latest/userguide';
const API = 'https://docs.aws.amazon.com/systems-manager/latest/APIReference';
/** AWS's own JSON schema of Automation documents, for editors. */
const SCHEMA = 'https://github.com/aws/amazon-ssm-document-language-service';
const ACTIONS = `${GUIDE}/automation-actions.html`;
const PARAMETERS = `${GUIDE}/documents-syntax-data-elements-parameters.html`;
const VARIABLES = `${GUIDE}/automation-variables.html`;
const BRANCHES = `${GUIDE}/automation-branch-condition.html`;
const CALLS = `${GUIDE}/automation-action-executeAwsApi.html`;
const COMMANDS = `${GUIDE}/automation-action-runcommand.html`;
const SCRIPTS = `${GUIDE}/automation-action-executeScript.html`;

const error = (meaning: string, source: string, lesser?: string): FindingKind => ({
  severity: 'error',
  meaning,
  source,
  ...(lesser !== undefined && { lesser }),
});
const warning = (meaning: string, source: string, lesser?: string): FindingKind => ({
  ...error(meaning, source, lesser),
  severity: 'warning',
});

const KINDS = {
  'no-document': error('The text is neither JSON nor YAML, or is no map.', `${API}/API_CreateDocument.html`),
  'other-document': warning(
    'The text is a document of another kind, which is not looked at.',
    `${GUIDE}/documents.html`,
  ),
  'broken-json': warning(
    'JSON that is none: as YAML it can be read, and may mean something else.',
    'https://www.rfc-editor.org/rfc/rfc8259',
  ),
  'repeated-key': warning(
    'A key stands twice in a map, and the last one counts.',
    'https://www.rfc-editor.org/rfc/rfc8259#section-4',
  ),
  'unknown-key': error(
    'A key that Automation does not have at this place.',
    SCHEMA,
    'warning: keys of an output, and onCancel of aws:updateVariable',
  ),
  'missing-key': error('A key that has to be there is not.', SCHEMA),
  'wrong-value': error(
    'A value of the wrong kind, or one that is not among those allowed.',
    ACTIONS,
    'warning: a schemaVersion that is a number, and a role that is no ARN',
  ),
  'wrong-name': error(
    'A name that breaks the rules for names.',
    ACTIONS,
    'warning: a name too long to be given a value',
  ),
  'unknown-type': error('A type that no parameter, variable or output can have.', PARAMETERS),
  'wrong-constraint': error(
    'A constraint that no value can meet, or that is none.',
    PARAMETERS,
    'warning: one of another type, or one that the default does not meet',
  ),
  'wrong-default': error(
    'A default that is a reference, where none is supported.',
    VARIABLES,
    'warning: one of another type',
  ),
  'unknown-action': error(
    'An action that Automation does not have.',
    ACTIONS,
    "warning: in AWS's own documents; note: there, actions that only AWS can use",
  ),
  'missing-input': error('An input that the action needs is not there.', ACTIONS),
  'unknown-input': warning(
    'An input that the pages of the action do not name.',
    ACTIONS,
    'error: one that its page says is not supported',
  ),
  'wrong-input': error(
    'An input of the wrong kind, or one that the action refuses.',
    ACTIONS,
    'warning: a text in the place of a structure',
  ),
  'beyond-limit': error(
    'More or less of something than AWS takes: entries, characters, bytes, numbers or seconds.',
    `${API}/API_CreateDocument.html`,
    "warning: what has no effect, or fits once it is written without blanks; note: in AWS's own documents",
  ),
  'duplicate-step': error('Two steps have one name.', ACTIONS),
  'duplicate-output': warning('A step declares an output twice.', `${GUIDE}/automation-action-outputs-inputs.html`),
  'dangling-target': error('A step leads to one that does not exist.', BRANCHES),
  'target-inside-loop': error(
    'A step leads into the body of a loop from outside.',
    `${GUIDE}/automation-action-loop.html`,
  ),
  'wrong-cancel-target': error('onCancel leads to a step whose action cannot run after a cancel.', ACTIONS),
  'unreachable-step': warning('No way through the document leads to the step.', BRANCHES),
  'endless-cycle': warning('Steps lead round and round, and no way leads out.', BRANCHES),
  'unknown-parameter': error('A reference to a parameter that is not declared.', VARIABLES),
  'unknown-variable': error(
    'A reference to a variable that is not declared, or an update of one.',
    `${GUIDE}/automation-action-update-variable.html`,
  ),
  'unknown-step': error(
    'A reference to a step that does not exist.',
    VARIABLES,
    'warning: in the outputs of the document',
  ),
  'unknown-output': warning(
    'A reference to an output that the step does not have.',
    `${GUIDE}/automation-action-outputs-inputs.html`,
  ),
  'unknown-system-value': error('A reference to a global or automation value that does not exist.', VARIABLES),
  'unsupported-reference': error(
    'A parameter of Parameter Store directly in an input, or a reference inside another.',
    VARIABLES,
    'warning: one in another, and what a command may read by itself',
  ),
  'unclosed-reference': warning('The name of something that is declared, with a brace too few.', VARIABLES),
  'stray-mark': warning(
    'A text that begins or ends with a quote or bracket that has no other side.',
    'https://yaml.org/spec/1.2.2/#73-flow-scalar-styles',
  ),
  'used-before-run': warning('A reference to a step that cannot have run yet, on whatever way.', VARIABLES),
  'wrong-reference-type': error(
    'A reference whose type does not fit the place where it stands.',
    VARIABLES,
    'warning: a list where one text is meant',
  ),
  'wrong-selector': error(
    'A selector that is no JSONPath.',
    `${GUIDE}/automation-action-outputs-inputs.html`,
    'warning: one that matches nothing the API can answer',
  ),
  'wrong-output-type': warning(
    'An output of another type than what its selector leads to.',
    `${GUIDE}/automation-action-outputs-inputs.html`,
  ),
  'unknown-operator': error('A condition without an operator, or with one that does not exist.', BRANCHES),
  'wrong-condition': error('A condition that cannot be decided: parts missing, or of the wrong kind.', BRANCHES),
  'unknown-service': warning('A service that the AWS SDK does not have.', CALLS),
  'unknown-api': warning('An API that the service does not have.', CALLS),
  'unknown-api-parameter': warning('A parameter that the API does not take.', CALLS),
  'missing-api-parameter': warning('A parameter that the API needs is not there.', CALLS),
  'wrong-api-parameter': warning('An API parameter of the wrong kind.', CALLS),
  'unknown-command-parameter': warning('A parameter that the command document does not take.', COMMANDS),
  'missing-command-parameter': warning('A parameter that the command document needs is not there.', COMMANDS),
  'wrong-command-parameter': warning('A value that the command document refuses.', COMMANDS),
  'python-syntax': error(
    'A script that Python cannot read.',
    SCRIPTS,
    'warning: the runtime is newer than the Python that read it',
  ),
  'powershell-syntax': error(
    'A script or command whose quotes, brackets or statements PowerShell cannot read.',
    'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parsing',
  ),
  'missing-handler': error('The script does not define the handler.', SCRIPTS),
  'wrong-handler': error('The handler does not take two parameters.', SCRIPTS),
  'wrong-payload': warning(
    'The script reads something that InputPayload does not give.',
    SCRIPTS,
    'note: something is given that the script does not read',
  ),
  'wrong-attachment': warning(
    'An attachment that is not declared under files, or cannot be run as the step says.',
    SCRIPTS,
  ),
  'without-effect': warning('Something that is written and cannot have an effect.', ACTIONS),
} as const satisfies Readonly<Record<string, FindingKind>>;

/** One of the codes of {@link FINDING_CODES}. */
export type FindingCode = keyof typeof KINDS;

/** Every code a finding can have. Codes stay what they are: people filter by them. */
export const FINDING_CODES: Readonly<Record<FindingCode, FindingKind>> = KINDS;
