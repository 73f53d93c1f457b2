import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { checkAgentConfiguration } from './check';
import { agentConfiguration, type AgentConfigurationProps } from './configuration';

/** Bytes a parameter holds. Source: docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
const BYTES = { Standard: 4096, Advanced: 8192 } as const;

/** What {@link AgentConfigurationParameter} needs. */
export interface AgentConfigurationParameterProps extends AgentConfigurationProps {
  /** Standard costs nothing and holds 4 KiB; Advanced is charged by the month and holds 8. @default Standard */
  readonly tier?: keyof typeof BYTES;
}

/**
 * The name of the parameter that holds the configuration. It starts with `AmazonCloudWatch-`, because
 * CloudWatchAgentServerPolicy, which the bastion has, reads no other parameters.
 *
 * Source: docs.aws.amazon.com/aws-managed-policy/latest/reference/CloudWatchAgentServerPolicy.html
 */
export function agentParameterName(purpose: string): string {
  return `AmazonCloudWatch-${purpose}-bastion`;
}

/**
 * Stores the agent's configuration where `AmazonCloudWatch-ManageAgent` fetches it. The deployment writes it, so the
 * bastion needs no right to.
 *
 * @throws Error when the configuration has problems, all of them at once
 * @throws RangeError when it is larger than the parameter's tier holds
 */
export class AgentConfigurationParameter extends Construct {
  readonly parameterName: string;

  constructor(scope: Construct, id: string, props: AgentConfigurationParameterProps) {
    super(scope, id);
    const document = agentConfiguration(props);
    const problems = checkAgentConfiguration(document);
    if (problems.length > 0) {
      throw new Error(
        `the agent configuration of ${props.purpose} has problems:\n${problems.map(({ path, message }) => `- ${path}: ${message}`).join('\n')}`,
      );
    }
    const value = JSON.stringify(document);
    const tier = props.tier ?? 'Standard';
    const bytes = Buffer.byteLength(value);
    if (bytes > BYTES[tier]) {
      throw new RangeError(
        `the agent configuration takes ${bytes} bytes and a ${tier} parameter holds ${BYTES[tier]}: collect fewer logs${tier === 'Standard' ? ', or set tier to Advanced' : ''}`,
      );
    }
    this.parameterName = agentParameterName(props.purpose);
    new CfnParameter(this, 'Parameter', {
      name: this.parameterName,
      type: 'String',
      tier,
      value,
      description: `CloudWatch agent configuration of the bastion of ${props.purpose}`,
    });
  }
}
