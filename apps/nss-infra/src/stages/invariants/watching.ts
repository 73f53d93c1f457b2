import { ALARM_KINDS, OPERATIONS_GUIDE } from '@nss/observability';
import { type Invariant } from './invariant';
import { type PlacedResource, type SynthesisedStage, firstOf, ofType, place, referred } from './synthesised-stage';

interface Alarm {
  AlarmName: string;
  AlarmDescription?: string;
  AlarmActions?: unknown[];
  ActionsEnabled?: boolean;
}

/** Sections of the operations guide: one a kind of alarm, and one for the alarms of the audit trail. */
const ANCHORS = [...Object.keys(ALARM_KINDS), 'audit-events'];

const alarms = (stage: SynthesisedStage): PlacedResource<Alarm>[] =>
  ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'].flatMap((type) => ofType<Alarm>(stage, type));

/** Who is told, and what they read. */
export const watching: readonly Invariant[] = [
  {
    holds: "every alarm tells the environment's topic",
    violations: (stage) =>
      alarms(stage)
        .filter((alarm) => {
          const { AlarmActions = [], ActionsEnabled } = alarm.Properties;
          return (
            ActionsEnabled === false ||
            AlarmActions.length === 0 ||
            AlarmActions.some((action) => referred(stage, action)?.Type !== 'AWS::SNS::Topic')
          );
        })
        .map(place),
    breaks: {
      nobody: (stage) => {
        firstOf<Alarm>(stage, 'AWS::CloudWatch::Alarm').Properties.AlarmActions = [];
      },
      'nobody, of a composite one': (stage) => {
        delete firstOf<Alarm>(stage, 'AWS::CloudWatch::CompositeAlarm').Properties.AlarmActions;
      },
      'switched off': (stage) => {
        firstOf<Alarm>(stage, 'AWS::CloudWatch::Alarm').Properties.ActionsEnabled = false;
      },
      'somebody else': (stage) => {
        firstOf<Alarm>(stage, 'AWS::CloudWatch::Alarm').Properties.AlarmActions = [
          'arn:aws:sns:ap-northeast-1:1:other',
        ];
      },
    },
  },
  {
    holds: 'every alarm says what to do first and links to its section of the operations guide',
    violations: (stage) =>
      alarms(stage)
        .filter(({ Properties: { AlarmDescription = '' } }) => {
          const { guide, anchor } =
            /First: .+ Guide: (?<guide>[^#\s]+)#(?<anchor>[a-z-]+)$/.exec(AlarmDescription)?.groups ?? {};
          return (
            guide !== (stage.environment.observability.operationsGuide ?? OPERATIONS_GUIDE) ||
            !ANCHORS.includes(anchor ?? '')
          );
        })
        .map(place),
    breaks: {
      'no description': (stage) => {
        delete firstOf<Alarm>(stage, 'AWS::CloudWatch::Alarm').Properties.AlarmDescription;
      },
      'a section that is not there': (stage) => {
        firstOf<Alarm>(stage, 'AWS::CloudWatch::Alarm').Properties.AlarmDescription =
          'First: look. Guide: docs/operations.md#nowhere';
      },
      'another guide': (stage) => {
        firstOf<Alarm>(stage, 'AWS::CloudWatch::CompositeAlarm').Properties.AlarmDescription =
          'First: look. Guide: docs/old.md#relay-unhealthy';
      },
    },
  },
  {
    holds: 'no two alarms have one name',
    violations: (stage) =>
      alarms(stage)
        .map(({ Properties }) => Properties.AlarmName)
        .filter((name, i, all) => all.indexOf(name) !== i),
    breaks: {
      'a copy': (stage) => {
        stage.resources.push({ ...firstOf(stage, 'AWS::CloudWatch::Alarm'), logicalId: 'Copy' });
      },
    },
  },
  {
    holds: 'each person of the file is told, once by each topic and by nothing else',
    violations: (stage) => {
      const subscriptions = ofType<{ Endpoint: string; TopicArn: object }>(stage, 'AWS::SNS::Subscription');
      const topics = new Set(subscriptions.map(({ Properties }) => JSON.stringify(Properties.TopicArn)));
      const wanted = [...new Set(stage.environment.observability.notify)].sort();
      // The alarms' topic, and the one that approvers are asked by where there are some.
      const count = ofType(stage, 'AWS::SNS::Topic').length;
      return [
        ...(topics.size === count && count > 0 ? [] : [`${topics.size} of ${count} topics tell somebody`]),
        ...[...topics].flatMap((topic) => {
          const told = subscriptions
            .filter(({ Properties }) => JSON.stringify(Properties.TopicArn) === topic)
            .map(({ Properties }) => Properties.Endpoint)
            .sort();
          return told.join() === wanted.join() ? [] : [`${told.join()} instead of ${wanted.join()}`];
        }),
      ];
    },
    breaks: {
      'one forgotten': (stage) => {
        stage.resources.splice(
          stage.resources.findIndex(({ Type }) => Type === 'AWS::SNS::Subscription'),
          1,
        );
      },
    },
  },
];
