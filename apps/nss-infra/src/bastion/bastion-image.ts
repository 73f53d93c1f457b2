import { resourceName } from '@nss/naming';
import { type CfnTag, type ITaggable, Lazy, TagManager, TagType } from 'aws-cdk-lib';
import { CfnLaunchTemplate } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/**
 * AWS's public parameter for the newest Windows Server 2022 image. A launch template resolves it when an instance is
 * launched and never again. Source: docs.aws.amazon.com/AWSEC2, "Use a Systems Manager parameter instead of an AMI ID".
 */
const WINDOWS_IMAGE = 'resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base';

/** What a {@link BastionImage} is made from. */
export interface BastionImageProps {
  readonly purpose: string;
  /** @default - AWS's newest Windows Server 2022 image on the day the bastion is first created */
  readonly imageId?: string;
}

/**
 * The bastion's image, in a launch template that changes only when the file names another image, so that no deployment
 * replaces the bastion because AWS published a newer one.
 */
export class BastionImage extends Construct implements ITaggable {
  readonly launchTemplateId: string;
  readonly latestVersion: string;
  /** Collects the environment's tags: a launch template has a place of its own for them, which the CDK does not fill. */
  readonly tags = new TagManager(TagType.STANDARD, 'AWS::EC2::LaunchTemplate');

  constructor(scope: Construct, id: string, { purpose, imageId }: BastionImageProps) {
    super(scope, id);
    const name = resourceName(purpose, 'bastion-launch-template', 1);
    this.tags.setTag('Name', name);
    const template = new CfnLaunchTemplate(this, 'LaunchTemplate', {
      launchTemplateName: name,
      launchTemplateData: { imageId: imageId ?? WINDOWS_IMAGE },
      tagSpecifications: Lazy.any({
        produce: () => [{ resourceType: 'launch-template', tags: this.tags.renderTags() as CfnTag[] }],
      }),
    });
    this.launchTemplateId = template.ref;
    this.latestVersion = template.attrLatestVersionNumber;
  }
}
