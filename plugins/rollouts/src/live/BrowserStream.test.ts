import { FakeBrowser, type FakeTab } from '../testing/FakeBrowser';
import { FakeTopics } from '../testing/FakeTopics';
import { ManualClock } from '../testing/ManualClock';
import { BrowserStream } from './BrowserStream';
import { StreamError } from './StreamError';
import type { TopicEvent } from './TopicStream';

function stage() {
  const clock = new ManualClock();
  const browser = new FakeBrowser();
  const topics = new FakeTopics();
  let tabs = 0;
  const openTab = () => {
    tabs += 1;
    const tab = browser.tab();
    const stream = new BrowserStream({
      tab: `tab-${tabs}`,
      open: topics.open,
      clock,
      channel: tab.channel,
      leadership: tab.leadership,
      lifecycle: tab.lifecycle,
    });
    return {
      tab,
      show: (topic: string, after?: string) => read(stream, topic, after),
    };
  };
  return { clock, browser, topics, openTab };
}

/** Reads on and on, and keeps what it was told. */
function read(stream: BrowserStream, topic: string, after?: string) {
  const leaving = new AbortController();
  const events: TopicEvent[] = [];
  let end: 'reading' | 'ended' | Error = 'reading';
  const run = async () => {
    const { signal } = leaving;
    for await (const event of stream.follow({ topic, after }, { signal })) {
      events.push(event);
    }
  };
  run().then(
    () => {
      end = 'ended';
    },
    (error: Error) => {
      end = error;
    },
  );
  return {
    /** In short; the words about the stream itself left out. */
    get told() {
      return events
        .filter(({ id }) => id !== undefined)
        .map(({ event, data }) => `${event} ${data}`);
    },
    get kinds() {
      return events.map(({ event }) => event);
    },
    get end() {
      return end;
    },
    leave: () => leaving.abort(),
  };
}

/** The tab of these that leads, and the others. */
function byRole<Opened extends { tab: FakeTab }>(
  browser: FakeBrowser,
  opened: readonly Opened[],
) {
  const leader = opened.find(({ tab }) => tab === browser.leading);
  if (!leader) throw new Error('Nobody leads');
  return { leader, others: opened.filter(each => each !== leader) };
}

describe('the stream of a browser', () => {
  it('is one for all tabs, whatever they show, and tells each tab what it shows', async () => {
    const { clock, topics, openTab } = stage();
    const a = openTab().show('a');
    const alsoA = openTab().show('a');
    const b = openTab().show('b');
    await clock.pass(100);
    topics.change('a');
    topics.change('b');
    topics.change('b');
    await clock.pass(0);
    expect(topics.connections).toBe(1);
    expect(a.told).toEqual(['snapshot 0', 'changes 1']);
    expect(alsoA.told).toEqual(['snapshot 0', 'changes 1']);
    expect(b.told).toEqual(['snapshot 0', 'changes 1', 'changes 2']);
  });

  it('is opened anew when a tab shows something else; the others miss nothing and get nothing twice', async () => {
    const { clock, topics, openTab } = stage();
    const a = openTab().show('a');
    await clock.pass(100);
    topics.change('a');
    await clock.pass(0);
    const b = openTab().show('b');
    await clock.pass(15);
    expect(topics.connections).toBe(0);
    topics.change('a');
    await clock.pass(100);
    topics.change('a');
    await clock.pass(0);
    expect(topics.connections).toBe(1);
    expect(topics.asked.at(-1)).toEqual([
      { topic: 'a', after: 'a-a:1' },
      { topic: 'b', after: undefined },
    ]);
    expect(a.told).toEqual([
      'snapshot 0',
      'changes 1',
      'changes 2',
      'changes 3',
    ]);
    expect(b.told).toEqual(['snapshot 0']);
  });

  it('gives a tab that comes later what the others have', async () => {
    const { clock, topics, openTab } = stage();
    const first = openTab().show('a');
    await clock.pass(100);
    topics.change('a');
    await clock.pass(0);
    const later = openTab().show('a');
    await clock.pass(100);
    expect(later.told).toEqual(['snapshot 1']);
    expect(first.told.at(-1)).toBe('snapshot 1');
    expect(topics.connections).toBe(1);
  });

  it('tells a tab that comes back with all of it that it is current, without opening anything', async () => {
    const { clock, topics, openTab } = stage();
    openTab().show('a');
    await clock.pass(100);
    const back = openTab().show('a', 'a-a:0');
    await clock.pass(100);
    expect(back.kinds).toEqual(['resumed']);
    expect(topics.asked).toHaveLength(1);
  });

  it.each([
    ['is closed', (browser: FakeBrowser, tab: FakeTab) => browser.kill(tab)],
    ['is left or frozen', (_: FakeBrowser, tab: FakeTab) => tab.leave()],
  ])(
    'goes on at once, without a gap, when the tab that leads %s',
    async (_, end) => {
      const { clock, browser, topics, openTab } = stage();
      const tabs = [openTab(), openTab(), openTab()].map(opened => ({
        ...opened,
        shown: opened.show('a'),
      }));
      await clock.pass(100);
      topics.change('a');
      await clock.pass(0);
      const { leader, others } = byRole(browser, tabs);
      end(browser, leader.tab);
      topics.disconnect();
      topics.change('a');
      await clock.pass(100);
      topics.change('a');
      await clock.pass(0);
      for (const { shown } of others) {
        expect(shown.told).toEqual([
          'snapshot 0',
          'changes 1',
          'changes 2',
          'changes 3',
        ]);
        expect(shown.end).toBe('reading');
      }
      expect(topics.connections).toBe(1);
    },
  );

  it('is taken from a tab that hangs and still has the lock', async () => {
    const { clock, browser, topics, openTab } = stage();
    const tabs = [openTab(), openTab()].map(opened => ({
      ...opened,
      shown: opened.show('a'),
    }));
    await clock.pass(100);
    const { leader, others } = byRole(browser, tabs);
    leader.tab.state = 'hung';
    topics.change('a');
    await clock.pass(9_000);
    topics.change('a');
    await clock.pass(0);
    expect(browser.leading).toBe(others[0]?.tab);
    expect(others[0]?.shown.told).toEqual([
      'snapshot 0',
      'changes 1',
      'changes 2',
    ]);
  });

  it('stays with a tab that leads and says so, for as long as it likes', async () => {
    const { clock, browser, openTab } = stage();
    const tabs = [openTab(), openTab()];
    tabs.forEach(({ show }) => show('a'));
    await clock.pass(100);
    const { leading } = browser;
    await clock.pass(600_000);
    expect(browser.leading).toBe(leading);
  });

  it('is let go by a tab that shows nothing any more, after a moment', async () => {
    const { clock, browser, topics, openTab } = stage();
    const tabs = [openTab(), openTab()].map(opened => ({
      ...opened,
      shown: opened.show('a'),
    }));
    await clock.pass(100);
    const { leader, others } = byRole(browser, tabs);
    leader.shown.leave();
    await clock.pass(1_000);
    expect(browser.leading).toBe(leader.tab);
    topics.change('a');
    await clock.pass(2_000);
    expect(browser.leading).toBe(others[0]?.tab);
    topics.change('a');
    await clock.pass(100);
    expect(others[0]?.shown.told).toEqual([
      'snapshot 0',
      'changes 1',
      'changes 2',
    ]);
  });

  it('is closed when no tab shows anything', async () => {
    const { clock, browser, topics, openTab } = stage();
    const shown = [openTab(), openTab()].map(({ show }) => show('a'));
    await clock.pass(100);
    shown.forEach(({ leave }) => leave());
    await clock.pass(5_000);
    expect(topics.connections).toBe(0);
    expect(browser.leading).toBeUndefined();
  });

  it('forgets what a tab showed that has gone without a word', async () => {
    const { clock, browser, topics, openTab } = stage();
    const tabs = ['a', 'b'].map(topic => {
      const opened = openTab();
      opened.show(topic);
      return { ...opened, topic };
    });
    await clock.pass(100);
    const { leader, others } = byRole(browser, tabs);
    others.forEach(({ tab }) => browser.kill(tab));
    await clock.pass(120_000);
    expect(topics.asked.at(-1)?.map(({ topic }) => topic)).toEqual([
      leader.topic,
    ]);
  });

  it('goes on in a page that comes back', async () => {
    const { clock, topics, openTab } = stage();
    const { tab, show } = openTab();
    const shown = show('a');
    await clock.pass(100);
    tab.leave();
    await clock.pass(0);
    expect(topics.connections).toBe(0);
    topics.change('a');
    tab.comeBack();
    await clock.pass(100);
    expect(shown.told).toEqual(['snapshot 0', 'changes 1']);
    expect(shown.end).toBe('reading');
  });

  it('begins anew where the backend does not know any more where it was', async () => {
    const { clock, topics, openTab } = stage();
    openTab().show('a');
    await clock.pass(100);
    topics.epoch = 'b';
    const later = openTab().show('a', 'a-a:0');
    openTab().show('b');
    await clock.pass(100);
    topics.change('a');
    await clock.pass(0);
    expect(later.told.at(-1)).toBe('changes 1');
  });

  it('asks for a snapshot where an event is missing', async () => {
    const { clock, browser, topics, openTab } = stage();
    const shown = openTab().show('a');
    await clock.pass(100);
    topics.change('a');
    await clock.pass(0);
    // From a leader that knows more than this tab was told.
    browser.shout({
      type: 'event',
      topic: 'a',
      id: 'a-a:9',
      event: 'changes',
      data: 9,
    });
    await clock.pass(100);
    expect(shown.told).toEqual(['snapshot 0', 'changes 1', 'snapshot 1']);
  });

  it('says to every tab why it broke, and is opened again for who asks again', async () => {
    const { clock, topics, openTab } = stage();
    const tabs = [openTab(), openTab()];
    const shown = tabs.map(({ show }) => show('a'));
    await clock.pass(100);
    topics.disconnect(new StreamError('not signed in', 401));
    await clock.pass(0);
    expect(shown.map(({ end }) => end)).toEqual([
      new StreamError('not signed in', 401),
      new StreamError('not signed in', 401),
    ]);
    expect(shown[1]?.end).toHaveProperty('status', 401);
    await clock.pass(10_000);
    expect(topics.connections).toBe(0);
    const again = tabs[0]?.show('a', 'a-a:0');
    await clock.pass(100);
    expect(again?.kinds).toEqual(['resumed']);
  });

  it('ends for every tab when the backend ends it', async () => {
    const { clock, topics, openTab } = stage();
    const shown = [openTab(), openTab()].map(({ show }) => show('a'));
    await clock.pass(100);
    topics.disconnect();
    await clock.pass(0);
    expect(shown.map(({ end }) => end)).toEqual(['ended', 'ended']);
  });

  it('refuses one topic and goes on with the others', async () => {
    const { clock, topics, openTab } = stage();
    topics.refused.add('b');
    const a = openTab().show('a');
    const b = openTab().show('b');
    await clock.pass(100);
    topics.change('a');
    await clock.pass(0);
    expect(b.end).toEqual(new StreamError('none', 404));
    expect(a.told.at(-1)).toBe('changes 1');
    expect(a.end).toBe('reading');
  });

  it('calls nothing current before it is: a heartbeat is none of a topic that waits for its snapshot', async () => {
    const { clock, topics, openTab } = stage();
    openTab().show('a');
    await clock.pass(100);
    const b = openTab().show('b');
    await clock.pass(0);
    topics.heartbeat();
    await clock.pass(0);
    expect(b.kinds).toEqual([]);
    await clock.pass(100);
    topics.heartbeat();
    await clock.pass(0);
    expect(b.kinds).toEqual(['snapshot', 'heartbeat']);
  });

  it('does not care what pages of another version say', async () => {
    const { clock, browser, topics, openTab } = stage();
    const shown = openTab().show('a');
    await clock.pass(100);
    for (const message of [
      'hello',
      { type: 'reload' },
      { type: 'wants', topics: 'a' },
      { type: 'event', topic: 7, event: 'changes' },
    ]) {
      browser.shout(message);
    }
    topics.change('a');
    await clock.pass(100);
    expect(shown.told).toEqual(['snapshot 0', 'changes 1']);
    expect(topics.connections).toBe(1);
  });

  it('takes as many topics as an address holds', async () => {
    const { clock, topics, openTab } = stage();
    const { show } = openTab();
    for (let i = 0; i < 30; i += 1) show(`topic-${i}`);
    await clock.pass(100);
    expect(topics.asked.at(-1)).toHaveLength(24);
    for (let i = 0; i < 5; i += 1) openTab().show(`${i}`.padEnd(2_000, 'x'));
    await clock.pass(100);
    const length = topics.asked
      .at(-1)
      ?.reduce((sum, { topic }) => sum + topic.length, 0);
    expect(length).toBeLessThan(6_001);
  });
});
