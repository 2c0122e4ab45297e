import { renderInTestApp } from '@backstage/test-utils';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';

import { FleetSearch } from './FleetSearch';

let drawAnew = () => {};

function Page({ onSearch }: { onSearch: (text: string) => void }) {
  const [, draw] = useState({});
  drawAnew = () => draw({});
  return (
    <FleetSearch
      value=""
      onSearch={text => onSearch(text)}
      onLeave={() => {}}
    />
  );
}

describe('FleetSearch', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('searches as soon as one has stopped typing, however often the page is drawn', async () => {
    const found: string[] = [];
    await renderInTestApp(<Page onSearch={text => found.push(text)} />);
    jest.useFakeTimers();
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    await user.type(screen.getByRole('searchbox'), 'ledger');
    const aMomentLater = () => {
      jest.advanceTimersByTime(100);
      drawAnew();
    };
    for (let moment = 0; moment < 5; moment += 1) act(aMomentLater);
    expect(found).toEqual(['ledger']);
  });
});
