import { type AutomationDocument, type PlacedStep } from '../document';
import { type StepGraph } from '../flow';
import { type Fault } from './finding';
import { type ValidatorPorts } from './ports';
import { type ReferenceTypes } from './references/reference-types';

/** A document and what all rules ask of it. */
export interface Subject {
  readonly document: AutomationDocument;
  /** The document's own name. @default - not known */
  readonly name: string | undefined;
  readonly steps: readonly PlacedStep[];
  readonly graph: StepGraph;
  readonly references: ReferenceTypes;
  readonly ports: ValidatorPorts;
}

/** Looks for one kind of mistake. Documents come as they are written: nothing but named steps can be relied on. */
export type Rule = (subject: Subject) => Fault[];

/** A rule that a port has to answer first. */
export type PortRule = (subject: Subject) => Promise<Fault[]>;
