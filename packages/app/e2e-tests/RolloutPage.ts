import assert from 'node:assert/strict';

import type {
  Browser,
  BrowserContext,
  Locator,
  Page,
  Request,
} from 'playwright-core';

import { until } from './until.ts';
import type { User } from './users.ts';

export type Look = { colorScheme: 'light' | 'dark'; width: 1440 | 360 };

export const DESKTOP: Look = { colorScheme: 'light', width: 1440 };

export type RolloutPageOptions = {
  portalUrl: string;
  user: User;
  /** Whose page it is. */
  component?: string;
  look?: Look;
  /** Of the component's page; the rollouts tab when left out. */
  path?: string;
  /** Of another page than that of a component. */
  address?: string;
  /** What is to be done before the page is opened. */
  before?: (page: RolloutPage) => Promise<unknown>;
  /** What is to be seen when the page is there; the sentence of a rollout when left out. */
  shows?: (page: RolloutPage) => Locator;
};

/** The rollouts tab of a component as one person sees it. Found by roles and by what is written, as a person would. */
export class RolloutPage {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #options: RolloutPageOptions;
  /** Requests to the plugin's backend since the page was opened. */
  readonly requests: string[] = [];

  private constructor(
    context: BrowserContext,
    page: Page,
    options: RolloutPageOptions,
  ) {
    this.#context = context;
    this.page = page;
    this.#options = options;
    page.on('request', request => {
      const { pathname, search } = new URL(request.url());
      if (pathname.startsWith('/api/rollouts/')) {
        this.requests.push(`${request.method()} ${pathname}${search}`);
      }
    });
  }

  static async create(
    browser: Browser,
    options: RolloutPageOptions,
  ): Promise<RolloutPage> {
    const { colorScheme, width } = options.look ?? DESKTOP;
    const isPhone = width === 360;
    const context = await browser.newContext({
      viewport: { width, height: isPhone ? 780 : 1000 },
      hasTouch: isPhone,
      isMobile: isPhone,
      colorScheme,
      reducedMotion: 'reduce',
      timezoneId: 'UTC',
    });
    context.setDefaultTimeout(20_000);
    return new RolloutPage(context, await context.newPage(), options);
  }

  async signInAndOpen(): Promise<void> {
    const {
      portalUrl,
      user,
      component,
      path = '/rollouts',
      address = `/catalog/default/component/${component}${path}`,
      before,
      shows = page => page.why,
    } = this.#options;
    await before?.(this);
    await this.page.goto(`${portalUrl}${address}`);
    await this.page
      .getByRole('button', { name: `Sign in as ${user.title}` })
      .click();
    await shows(this).first().waitFor();
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  get verdict(): Locator {
    return this.page.getByLabel('What it is doing');
  }

  get why(): Locator {
    return this.page.getByTestId('rollout-why');
  }

  get message(): Locator {
    return this.page.getByTestId('rollout-message');
  }

  get freshness(): Locator {
    return this.page.getByTestId('freshness');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  get steps(): Locator {
    return this.page.getByRole('region', { name: 'Steps' }).locator('li');
  }

  /** The number of the step that is marked as current, as people count; undefined when none is. */
  async currentStep(): Promise<number | undefined> {
    return this.page.evaluate(CURRENT_STEP);
  }

  /** What folds and unfolds one version: a number, or a name where it has none. */
  version(version: string): Locator {
    return this.page.getByRole('button', {
      name: `What revision ${version} consists of`,
      exact: true,
    });
  }

  /** The pods that are listed, version by version, with what is said of each. */
  async listedPods(): Promise<{ name: string; text: string }[]> {
    const rows = await this.page
      .getByRole('list', { name: 'Pods, worst first' })
      .getByRole('listitem')
      .allInnerTexts();
    return rows.map(text => ({
      name: text.trim().split(/\s/)[0] ?? '',
      text,
    }));
  }

  action(name: RegExp): Locator {
    return this.page
      .getByRole('group', { name: 'Actions' })
      .getByRole('button', { name });
  }

  /** Why a button cannot be used: what a screen reader says of it. */
  async hindrance(action: Locator): Promise<string> {
    assert.equal(await action.getAttribute('aria-disabled'), 'true');
    const id = await action.getAttribute('aria-describedby');
    return this.page.locator(`[id="${id}"]`).innerText();
  }

  /** Opens the dialog of an action and waits for the preview; returns its button that carries the action out. */
  async preview(action: RegExp): Promise<Locator> {
    await this.action(action).click();
    const confirm = this.confirm;
    await confirm.waitFor();
    return confirm;
  }

  /** The same of an action that is behind "More". */
  async previewFromMenu(item: RegExp): Promise<Locator> {
    await this.action(/^More$/).click();
    await this.page.getByRole('menuitem', { name: item }).click();
    const confirm = this.confirm;
    await confirm.waitFor();
    return confirm;
  }

  /** The dialog's button that carries the action out: the last one. */
  get confirm(): Locator {
    return this.dialog.getByRole('button', {
      name: /^(Promote|Skip|Abort|Retry|Pause|Resume|Restart|Undo)/,
    });
  }

  /** Waits for what came of an action and returns how the dialog words it. */
  async outcome(): Promise<string> {
    const outcome = this.dialog.getByTestId('outcome');
    await outcome.waitFor();
    return outcome.innerText();
  }

  /** Keeps the actions that this page sends on their way until they are released. */
  async holdActions(): Promise<{ held: Promise<void>; release: () => void }> {
    const held = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    await this.page.route('**/api/rollouts/**/actions', async route => {
      held.resolve();
      await released.promise;
      await route.continue();
    });
    return { held: held.promise, release: () => released.resolve() };
  }

  /** Answers the actions that this page sends in the backend's place. */
  async answerActions(answer: (request: Request) => unknown): Promise<void> {
    await this.page.route('**/api/rollouts/**/actions', route =>
      route.fulfill({ json: answer(route.request()) }),
    );
  }

  /** The overview's card about rollouts. */
  get card(): Locator {
    return this.page.locator('.bui-Card', {
      has: this.page.getByRole('heading', { name: 'Rollouts', exact: true }),
    });
  }

  /** A dialog or a menu over the page. */
  get inFront(): Locator {
    return this.page.locator('[role="dialog"], [role="menu"]');
  }

  /** What the plugin draws that is in front: a dialog, a menu, or what it has on the page. */
  async ours(): Promise<Locator> {
    const { inFront, page } = this;
    if ((await inFront.count()) > 0) return inFront;
    return page
      .getByTestId(
        /^(rollout|fleet|clusters-not-live|loading|denied|no-match)$/,
      )
      .or(page.getByRole('navigation', { name: 'Rollouts of this component' }))
      .or(this.card);
  }

  async closeDialog(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click();
    await this.dialog.waitFor({ state: 'detached' });
  }

  /** Makes the window as high as what it shows. */
  async fitHeight(): Promise<void> {
    const { width } = this.#options.look ?? DESKTOP;
    const height: number = await this.page.evaluate(
      'document.documentElement.scrollHeight',
    );
    await this.page.setViewportSize({ width, height });
  }

  /** When the document was loaded; the same as long as nobody reloads it. */
  loadedAt(): Promise<number> {
    return this.page.evaluate('performance.timeOrigin');
  }

  /** Waits until the current step is `step`, as people count. */
  async untilStep(step: number): Promise<void> {
    await until(
      `the page shows step ${step} as current`,
      async () => (await this.currentStep()) === step,
    );
  }
}

/** Source, as it runs in the browser: the rail may begin after folded steps, which `start` counts. */
export const CURRENT_STEP = `(() => {
  const step = document.querySelector('li[aria-current="step"]');
  if (!step) return undefined;
  const rail = step.parentElement;
  return [...rail.children].indexOf(step) + rail.start;
})()`;
