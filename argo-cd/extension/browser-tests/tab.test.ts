import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { chromium, type Browser } from 'playwright-core';

import { axeViolations } from '../../../packages/app/e2e-tests/axeViolations.ts';
import { findChromium } from '../../../packages/app/e2e-tests/findChromium.ts';
import { LOOKS } from '../../../packages/app/e2e-tests/looks.ts';
import { DOC_IMAGES, RESULTS } from '../../../packages/app/e2e-tests/paths.ts';
import { bundle } from '../build/bundle.mjs';
import { bundleHost, REACT_VERSIONS } from './bundleHost.ts';
import { FakeArgoCd } from './FakeArgoCd.ts';
import { STORIES } from './stories.ts';
import { DESKTOP, PHONE, Tab } from './Tab.ts';

const { paused, measuring, canary } = STORIES;

/** The documentation shows these; RENEW_PICTURES=1 writes them anew. */
const IN_DOCS: ReadonlySet<string> = new Set([
  'react-16-measuring-light-1440',
  'react-19-measuring-light-1440',
  'react-19-canary-light-1440',
]);

let browser: Browser;
let extensions: string;

before(async () => {
  await mkdir(RESULTS, { recursive: true });
  // Wrapped as Argo CD 3.5 wraps each file.
  extensions = `try {${await bundle()}} catch (e) { console.error(e); }`;
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
});

after(() => browser?.close());

for (const version of REACT_VERSIONS) {
  describe(`in an Argo CD with React ${version}, the tab`, () => {
    let argoCd: FakeArgoCd;

    before(async () => {
      argoCd = await FakeArgoCd.start({
        'host.js': await bundleHost(version),
        'extensions.js': extensions,
      });
    });

    after(() => argoCd?.stop());

    for (const story of Object.values(STORIES)) {
      // The others differ in what is in them, not in how it is laid out.
      const looks = story === measuring ? LOOKS : [DESKTOP, PHONE];
      for (const look of looks) {
        const picture = `react-${version}-${story.name}-${look.colorScheme}-${look.width}`;
        test(`tells and draws ${picture}`, async () => {
          const tab = await Tab.open(browser, argoCd, story, { look });
          await tab.shows(...story.says);
          await tab.assertSound();
          const isForDocs =
            process.env['RENEW_PICTURES'] === '1' && IN_DOCS.has(picture);
          await tab.page.getByRole('main').screenshot({
            path: join(
              isForDocs ? DOC_IMAGES : RESULTS,
              `argo-cd-${picture}.png`,
            ),
          });
          await tab.close();
        });
      }
    }

    test('counts down', async () => {
      const tab = await Tab.open(browser, argoCd, measuring);
      const left = async () =>
        Number.parseInt(
          (await tab.content.getByText(/^ends in/).innerText()).slice(8),
          10,
        );
      const first = await left();
      await tab.page.clock.runFor(2_000);
      const lost = first - (await left());
      assert.ok(lost >= 2 && lost <= 4, `${lost} s less after 2 s`);
      await tab.close();
    });

    test('follows the tree', async () => {
      const tab = await Tab.open(browser, argoCd, measuring);
      await tab.shows('6 passed');
      argoCd.show(STORIES.aborted.cluster);
      await tab.page.clock.runFor(1_500);
      await tab.shows(...STORIES.aborted.says);
      await tab.assertSound();
      await tab.close();
    });

    test('notices what Argo CD does not tell of', async () => {
      const tab = await Tab.open(browser, argoCd, paused);
      await tab.shows(...paused.says);
      argoCd.requests.length = 0;
      const read = tab.page.waitForResponse(/kind=Rollout/);
      await tab.page.clock.runFor(6_000);
      await read;
      // Nothing beside it has changed.
      assert.ok(
        !argoCd.requests.some(request => request.includes('kind=ReplicaSet')),
      );
      await tab.close();
    });

    test('only reads', async () => {
      argoCd.requests.length = 0;
      const tab = await Tab.open(browser, argoCd, canary);
      await tab.shows(...canary.says);
      assert.ok(argoCd.requests.length > 0);
      assert.deepEqual(
        argoCd.requests.filter(request => !request.startsWith('GET ')),
        [],
      );
      await tab.close();
    });

    test('says what it may not read, and shows the rest', async () => {
      argoCd.denied.add('ReplicaSet');
      const tab = await Tab.open(browser, argoCd, measuring);
      await tab.shows(
        /^Could not read ReplicaSet: you may not/,
        'Which revisions there are is not known.',
        'Weight wanted, what is served is not known',
        '6 passed',
      );
      await tab.page.screenshot({
        path: join(RESULTS, `argo-cd-react-${version}-denied.png`),
        fullPage: true,
      });
      await tab.close();
      argoCd.denied.clear();
    });

    test('keeps what it knew, and says of when, while Argo CD does not answer', async () => {
      const tab = await Tab.open(browser, argoCd, paused);
      await tab.shows(...paused.says);
      argoCd.isDown = true;
      await tab.page.clock.runFor(6_000);
      await tab.shows(/^Not current: what you see is of 02:49:1/, 'stable');
      assert.deepEqual(await axeViolations(tab.page, '.rp'), []);
      await tab.page.screenshot({
        path: join(RESULTS, `argo-cd-react-${version}-stale.png`),
        fullPage: true,
      });
      argoCd.isDown = false;
      await tab.page.clock.runFor(6_000);
      await tab.content.getByText(/^Not current/).waitFor({ state: 'hidden' });
      await tab.close();
    });

    test('shows the sentence before the rest is read', async () => {
      let release = () => {};
      const tab = await Tab.open(browser, argoCd, paused, { look: DESKTOP });
      await tab.shows(...paused.says);
      await tab.select('Summary');
      argoCd.hold = new Promise(resolve => (release = resolve));
      await tab.select('Delivery');
      await tab.shows(paused.says[1] ?? '', 'Reading revisions and analyses…');
      argoCd.hold = undefined;
      release();
      await tab.shows('2 of 2 ready');
      await tab.close();
    });

    test('leaves nothing behind when it is closed', async () => {
      const tab = await Tab.open(browser, argoCd, measuring);
      await tab.shows('6 passed');
      let release = () => {};
      argoCd.hold = new Promise(resolve => (release = resolve));
      const aborted = tab.page.waitForEvent('requestfailed');
      await tab.page.clock.runFor(6_000);
      await tab.select('Summary');
      assert.match((await aborted).failure()?.errorText ?? '', /ABORTED/);
      argoCd.hold = undefined;
      release();
      argoCd.requests.length = 0;
      await tab.page.clock.runFor(60_000);
      assert.deepEqual(argoCd.requests, []);
      tab.assertNoComplaint();
      await tab.close();
    });

    test('leads to the portal by keyboard, where the operator names one', async () => {
      const tab = await Tab.open(browser, argoCd, paused, {
        settings: {
          ROLLOUTS_URL: 'https://portal.example.com/rollouts',
          CLUSTERS: 'prod-eu=https://kubernetes.default.svc',
        },
      });
      const link = tab.content.getByRole('link', {
        name: 'Open in the portal',
      });
      await link.waitFor();
      await tab.page
        .getByRole('button', { name: 'Delivery', exact: true })
        .focus();
      await tab.page.keyboard.press('Tab');
      assert.ok(await link.evaluate(element => element.matches(':focus')));
      assert.equal(
        await link.getAttribute('href'),
        'https://portal.example.com/rollouts/prod-eu/argoproj.io/Rollout/12-nginx-traffic-routing/web',
      );
      await tab.assertSound();
      await tab.close();
    });
  });
}
