import { documentVisibility } from './PageVisibility';

function becomes(state: DocumentVisibilityState) {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

function watch(state: 'shown' | 'hidden', signal: AbortSignal) {
  const reached = jest.fn();
  const done = documentVisibility.until(state, signal).then(reached);
  return { reached, done };
}

describe('documentVisibility', () => {
  afterEach(() => jest.restoreAllMocks());
  const { signal } = new AbortController();

  it('knows at once what the tab is already', async () => {
    becomes('visible');
    const shown = watch('shown', signal);
    becomes('hidden');
    const hidden = watch('hidden', signal);
    await Promise.resolve();
    expect(shown.reached).toHaveBeenCalled();
    expect(hidden.reached).toHaveBeenCalled();
  });

  it('waits for the tab to be hidden, and for it to be shown again', async () => {
    becomes('visible');
    const hidden = watch('hidden', signal);
    await Promise.resolve();
    expect(hidden.reached).not.toHaveBeenCalled();
    becomes('hidden');
    await hidden.done;
    expect(hidden.reached).toHaveBeenCalled();

    const shown = watch('shown', signal);
    await Promise.resolve();
    expect(shown.reached).not.toHaveBeenCalled();
    becomes('visible');
    await shown.done;
  });

  it('ends when aborted and leaves no listener behind', async () => {
    becomes('visible');
    const add = jest.spyOn(document, 'addEventListener');
    const remove = jest.spyOn(document, 'removeEventListener');
    const waiting = new AbortController();
    const hidden = watch('hidden', waiting.signal);
    waiting.abort();
    await hidden.done;
    expect(remove.mock.calls).toEqual(add.mock.calls);
  });
});
