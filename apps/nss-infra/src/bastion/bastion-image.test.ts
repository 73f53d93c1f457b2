import { Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { BastionImage } from './bastion-image';

function place(imageId?: string): Template {
  const stack = new Stack();
  new BastionImage(stack, 'Image', { purpose: 'nss-dev', imageId });
  Tags.of(stack).add('owner', 'soc');
  return Template.fromStack(stack);
}

test("without an image, EC2 looks up AWS's newest Windows image at launch", () => {
  place().hasResourceProperties('AWS::EC2::LaunchTemplate', {
    LaunchTemplateName: 'nss-dev-bastion-launch-template-01',
    LaunchTemplateData: {
      ImageId: 'resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base',
    },
  });
});

test('an image is used as it is named', () => {
  place('ami-0ccccccccccccccc1').hasResourceProperties('AWS::EC2::LaunchTemplate', {
    LaunchTemplateData: { ImageId: 'ami-0ccccccccccccccc1' },
  });
});

test('the launch template decides the image and nothing else', () => {
  const [template] = Object.values(place().findResources('AWS::EC2::LaunchTemplate')) as {
    Properties: { LaunchTemplateData: object };
  }[];
  expect(Object.keys(template?.Properties.LaunchTemplateData ?? {})).toEqual(['ImageId']);
});

test('it carries its name and the tags of its stack', () => {
  place().hasResourceProperties('AWS::EC2::LaunchTemplate', {
    TagSpecifications: [
      {
        ResourceType: 'launch-template',
        Tags: Match.arrayWith([
          { Key: 'Name', Value: 'nss-dev-bastion-launch-template-01' },
          { Key: 'owner', Value: 'soc' },
        ]),
      },
    ],
  });
});
