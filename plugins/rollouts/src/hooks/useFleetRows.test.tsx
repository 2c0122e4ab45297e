import { TestApiProvider } from '@backstage/test-utils';
import { parseFleetParameters } from '@rollouts-portal/plugin-rollouts-common';
import { renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';

import { rolloutsApiRef } from '../api/RolloutsApi';
import { FakeRolloutsApi } from '../testing/FakeRolloutsApi';
import {
  fleetPage,
  pausedCanary,
  rolloutsOfEntity,
} from '../testing/rolloutFixtures';
import { useFleetRows } from './useFleetRows';

const query = parseFleetParameters(new URLSearchParams());
const page = fleetPage([pausedCanary()]);

describe('useFleetRows', () => {
  it('keeps up with a burst of changes, without a second round for each', async () => {
    const complained = jest.spyOn(console, 'error').mockReturnValue();
    const api = new FakeRolloutsApi(rolloutsOfEntity([]), () => page);
    const wrapper = ({ children }: { children: ReactNode }) => (
      <MemoryRouter>
        <TestApiProvider apis={[[rolloutsApiRef, api]]}>
          {children}
        </TestApiProvider>
      </MemoryRouter>
    );
    const { result } = renderHook(() => useFleetRows(query, false), {
      wrapper,
    });
    await waitFor(() => expect(result.current.rows).toHaveLength(1));

    const { items, totals, before } = page;
    for (let matching = 1; matching <= 200; matching += 1) {
      const data = { rows: items, totals, before, matching };
      api.emitFleet({ event: 'changes', data });
    }
    await waitFor(() => expect(result.current.page?.matching).toBe(200));
    expect(
      complained.mock.calls.filter(([text]) => /Maximum update/.test(text)),
    ).toEqual([]);
    complained.mockRestore();
  });
});
