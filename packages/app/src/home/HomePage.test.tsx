import { configApiRef } from '@backstage/frontend-plugin-api';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { HomePage } from './HomePage';
import { SIGHTS, TOURS } from './tour';

const stops = [...SIGHTS, ...TOURS.flatMap(tour => tour.stops)];

async function show() {
  const config = mockApis.config({ data: { app: { title: 'Portal' } } });
  return renderInTestApp(
    <TestApiProvider apis={[[configApiRef, config]]}>
      <HomePage />
    </TestApiProvider>,
  );
}

describe('HomePage', () => {
  it('tells every role what to try, and where', async () => {
    await show();
    for (const { role, stops: tries } of TOURS) {
      const section = screen.getByRole('region', { name: `As ${role}, try` });
      for (const { title, to } of tries) {
        expect(
          within(section).getByRole('link', { name: title }),
        ).toHaveAttribute('href', to);
      }
    }
  });

  it('has headings in order and nothing that axe objects to', async () => {
    const { container } = await show();
    const levels = screen
      .getAllByRole('heading')
      .map(({ tagName }) => Number(tagName.slice(1)));
    expect(levels).toEqual([1, 2, ...TOURS.map(() => 2)]);
    // Colours need a real browser; the smoke test in Chromium checks those.
    const { violations } = await axe.run(container, {
      rules: {
        'color-contrast': { enabled: false },
        region: { enabled: false },
      },
    });
    expect(violations).toEqual([]);
  });

  it('links to components that the catalog has', () => {
    const catalog = readFileSync(
      join(__dirname, '../../../../examples/services.yaml'),
      'utf8',
    );
    const names = stops.flatMap(
      ({ to }) => /component\/([^/]+)\//.exec(to)?.[1] ?? [],
    );
    expect(names).not.toEqual([]);
    for (const name of names)
      expect(catalog).toMatch(new RegExp(`^  name: ${name}$`, 'm'));
  });

  it('promises the roles of the sign-in page', () => {
    const config = readFileSync(
      join(__dirname, '../../../../app-config.yaml'),
      'utf8',
    );
    for (const { role } of TOURS) expect(config).toContain(`title: ${role}\n`);
  });
});
