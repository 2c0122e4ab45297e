import { ConfigReader } from '@backstage/config';

import { readDemoUsers, wantedDemoUser } from './DemoUser';

const users = readDemoUsers(
  new ConfigReader({
    users: [
      { entityRef: 'User:default/Payments-Owner', title: 'Owner' },
      { entityRef: 'user:default/viewer', title: 'Viewer' },
    ],
  }),
);

describe('wantedDemoUser', () => {
  it('finds a user of the list, however its reference was written there', () => {
    expect(wantedDemoUser(users, 'user:default/payments-owner').title).toBe(
      'Owner',
    );
  });

  it.each([undefined, '', 'user:default/admin', 'user:default/viewer '])(
    'refuses %j, who is not on the list',
    wanted => {
      expect(() => wantedDemoUser(users, wanted)).toThrow(
        expect.objectContaining({ name: 'AuthenticationError' }),
      );
    },
  );
});

describe('readDemoUsers', () => {
  it('names the key that is missing', () => {
    expect(() => readDemoUsers(new ConfigReader({}))).toThrow('users');
  });
});
