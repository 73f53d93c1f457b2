import { known, unknown } from '../line';
import { checkLogs } from './check-logs';

const line = (groups: number, denied: string[]) =>
  checkLogs({ name: 'dev' }, { logReading: known({ groups, denied }) });

test('who may ask every log passes, and where nothing is deployed there is nothing to ask', () => {
  expect(line(6, [])).toMatchObject({ verdict: 'pass', found: '6 log groups can be asked' });
  expect(line(0, [])).toMatchObject({ verdict: 'pass', found: 'nothing is deployed' });
});

test('what is refused fails, with what AWS says of the first', () => {
  expect(line(6, ['ann may not logs:StartQuery', 'nor this'])).toMatchObject({
    verdict: 'fail',
    found: 'ann may not logs:StartQuery; 1 more',
    wanted: 'the rights of docs/reading-logs.md#rights',
  });
});

test('what could not be asked does not pass', () => {
  expect(checkLogs({ name: 'dev' }, { logReading: unknown('no credentials') }).verdict).toBe('unknown');
});
