import type { RolloutDetail } from '@rollouts-portal/plugin-rollouts-common';

import { accessUnder, DetailsView, EVERY_ROLLOUT, type Fleet } from './insides';
import { viewsOf } from './pagesOf';

/** The rollouts of a fleet in full, as a page that is open is told of them. */
export class OpenDetail {
  readonly #view: DetailsView;
  readonly #changed = new Set<string>();

  private constructor(fleet: Fleet) {
    fleet.subscribe(change => {
      if (change.what === 'rollout') this.#changed.add(change.id);
    });
    this.#view = new DetailsView({
      key: 'open',
      fleet,
      views: viewsOf(fleet),
      access: accessUnder({
        readable: EVERY_ROLLOUT,
        usable: () => EVERY_ROLLOUT,
      }),
      viewer: 'user:default/reader',
      matches: () => true,
    });
  }

  static async of(fleet: Fleet): Promise<OpenDetail> {
    const opened = new OpenDetail(fleet);
    await opened.#view.read();
    return opened;
  }

  /** What it was told of since it was opened, each once, as it is now. */
  async told(): Promise<RolloutDetail[]> {
    const events = await this.#view.changes({
      rollouts: this.#changed,
      everything: false,
      clusters: false,
    });
    return events.flatMap(each => (each.event === 'rollout' ? each.data : []));
  }
}
