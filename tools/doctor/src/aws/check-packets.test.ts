import { known, unknown } from '../line';
import { checkPackets } from './check-packets';

const dev = { name: 'dev' };

test('what passes otherwise than meant fails, with the first of it and the command that repairs it', () => {
  expect(checkPackets(dev, known(['web-01 eth1 sends to 0.0.0.0/0', 'another']))).toMatchObject({
    verdict: 'fail',
    found: 'web-01 eth1 sends to 0.0.0.0/0; 1 more',
    command: 'npm run -s repair -- --environment dev',
  });
});

test('as planned, or nothing deployed yet, passes; what could not be asked does not', () => {
  expect(checkPackets(dev, known([]))).toMatchObject({ verdict: 'pass', found: 'as planned' });
  expect(checkPackets(dev, known(undefined))).toMatchObject({ verdict: 'pass', found: 'nothing is deployed' });
  expect(checkPackets(dev, unknown('no credentials'))).toMatchObject({
    verdict: 'unknown',
    found: 'cannot be asked: no credentials',
  });
});
