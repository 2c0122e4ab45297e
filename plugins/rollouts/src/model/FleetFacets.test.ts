import { fleetQuerySchema } from '@rollouts-portal/plugin-rollouts-common';

import { chosenOf, OFFERED_FACETS, toggled } from './FleetFacets';
import { FLEET_FACETS } from '@rollouts-portal/plugin-rollouts-common';

const query = fleetQuerySchema.parse({
  q: 'web',
  cluster: ['eu'],
  phase: ['Paused'],
  sort: 'name',
  cursor: 'far down',
});

describe('choosing a value of a facet', () => {
  it('adds it to those that are chosen, and begins at the first page again', () => {
    expect(toggled(query, 'cluster', 'us').toString()).toBe(
      'q=web&phase=Paused&sort=name&cluster=eu&cluster=us',
    );
  });

  it('gives up one that is chosen', () => {
    expect(toggled(query, 'cluster', 'eu').toString()).toBe(
      'q=web&phase=Paused&sort=name',
    );
  });

  it('is told value by value', () => {
    expect(chosenOf(query)).toEqual([
      { by: 'phase', value: 'Paused' },
      { by: 'cluster', value: 'eu' },
    ]);
  });

  it('is possible for whatever the backend counts by', () => {
    expect([...OFFERED_FACETS].sort()).toEqual([...FLEET_FACETS].sort());
  });
});
