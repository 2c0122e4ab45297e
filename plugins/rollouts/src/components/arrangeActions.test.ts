import { actions } from '../testing/rolloutFixtures';
import { arrangeActions } from './arrangeActions';

const verbs = (of: { verb: string }[]) => of.map(({ verb }) => verb);

it('shows the actions of an update and keeps the rest behind "More"', () => {
  const { shown, others, likely } = arrangeActions(actions());
  expect(verbs(shown)).toEqual(['promote', 'promote-full', 'abort', 'retry']);
  expect(verbs(others)).toEqual([
    'skip-step',
    'pause',
    'restart',
    'undo',
    'resume',
  ]);
  expect(likely).toBe('promote');
});

it('puts Resume first where somebody paused it: nothing else moves', () => {
  const { shown, others, likely } = arrangeActions(
    actions({ pause: { possible: false }, resume: { possible: true } }),
  );
  expect(verbs(shown)[0]).toBe('resume');
  expect(likely).toBe('resume');
  expect(verbs(others)).toEqual(['skip-step', 'restart', 'undo', 'pause']);
});
