import { FakeTopics } from '../testing/FakeTopics';
import { PersonalStream } from './PersonalStream';

describe('PersonalStream', () => {
  it('is a stream for each tab where the browser has no locks', () => {
    expect(
      new PersonalStream({ ...new FakeTopics(), whoami: async () => 'ada' })
        .isShared,
    ).toBe(false);
  });

  it('tells nothing to who has signed in since, and begins anew for them', async () => {
    const topics = new FakeTopics();
    let person = 'ada';
    const stream = new PersonalStream({
      open: topics.open,
      whoami: async () => person,
    });
    const leaving = new AbortController();
    const follow = () =>
      stream.follow({ topic: 'a' }, { signal: leaving.signal });
    const first = follow();
    await first.next();
    person = 'eve';
    // Another topic, so that the stream has to be opened anew.
    topics.disconnect();
    expect(await first.next()).toEqual({ done: true, value: undefined });
    const second = follow();
    expect((await second.next()).value).toMatchObject({ event: 'snapshot' });
    expect(topics.asked).toHaveLength(2);
    leaving.abort();
    await second.next();
  });
});
