import { metadataOf } from './metadata';

test('lists show what the metadata has, and neither steps nor parameters', () => {
  const shown = metadataOf({
    AutomationExecutionId: 'e1',
    MaxErrors: '0',
    Target: 'i-1',
    Parameters: { P: ['secret'] },
    StepExecutions: [{ StepName: 'one' }],
    Variables: {},
  });
  expect(shown).toEqual({
    AutomationExecutionId: 'e1',
    MaxErrors: '0',
    Target: 'i-1',
    LogFile: '',
    AutomationType: 'Local',
  });
  expect(metadataOf({ TargetLocations: [{ Regions: ['eu-west-1'] }] }).AutomationType).toBe('CrossAccount');
});
