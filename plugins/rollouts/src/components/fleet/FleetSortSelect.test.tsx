import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';

import { axeViolations } from '../../testing/axeViolations';
import { FleetSortSelect } from './FleetSortSelect';

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}

it('says how cards are sorted, and sorts them otherwise', async () => {
  const { container } = await renderInTestApp(
    <main>
      <FleetSortSelect sort="name,asc" sortHrefOf={sort => `?sort=${sort}`} />
      <Address />
    </main>,
  );
  const choice = screen.getByRole('combobox', { name: 'Sorted' });
  expect(choice).toHaveDisplayValue('by name');
  await userEvent.selectOptions(
    choice,
    'what has been in its state longest first',
  );
  expect(screen.getByTestId('address')).toHaveTextContent('?sort=updated,asc');
  expect(await axeViolations(container)).toEqual([]);
});
