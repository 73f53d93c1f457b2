import { type AutomationDocument } from '../../document';
import { type ActionContract } from '../contracts';
import { isMap } from './kind';
import { BOOLEAN, INTEGER, MAPS, TEXT } from './shapes';

/**
 * Keys that only a change template has, a document of the type Automation.ChangeTemplate, whose steps only approve.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/change-templates-custom-editor.html
 */
export const CHANGE_TEMPLATE_KEYS = {
  templateInformation: TEXT,
  executableRunBooks: MAPS,
  emergencyChange: BOOLEAN,
  autoApprovable: BOOLEAN,
} as const;

/** Whether a document is a change template, by its keys or by how it asks for approval. */
export function isChangeTemplate(document: AutomationDocument): boolean {
  return (
    Object.keys(CHANGE_TEMPLATE_KEYS).some((key) => key in document) ||
    document.mainSteps.some(({ inputs }) => isMap(inputs) && 'EnhancedApprovals' in inputs)
  );
}

/** What aws:approve takes in a change template, by the same page. */
export const TEMPLATE_APPROVAL: ActionContract = {
  inputs: {
    Message: { shape: TEXT },
    EnhancedApprovals: {
      required: true,
      shape: {
        kind: 'structure',
        required: ['Approvers'],
        members: new Map([
          ['NotificationArn', () => TEXT],
          [
            'Approvers',
            () => ({
              kind: 'list' as const,
              element: () => ({
                kind: 'structure' as const,
                required: ['approver', 'type', 'minRequiredApprovals'],
                members: new Map([
                  ['approver', () => TEXT],
                  ['type', () => TEXT],
                  ['minRequiredApprovals', () => INTEGER],
                ]),
              }),
            }),
          ],
        ]),
      },
    },
  },
  outputs: { ApprovalStatus: 'String', ApproverDecisions: 'any' },
};
