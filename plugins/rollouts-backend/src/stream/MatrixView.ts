import { isDeepStrictEqual } from 'node:util';

import type {
  FleetMatrix,
  MatrixChanges,
  MatrixStreamEvent,
} from '@rollouts-portal/plugin-rollouts-common';

import type { FleetReader, MatrixQuestion } from '../fleet/FleetPages';
import type { FeedView } from './Feed';
import { withoutTimes } from './withoutTimes';

/** One page of the matrix. Only its own services are ever sent, and of those only the ones that have changed. */
export class MatrixView implements FeedView<FleetMatrix, MatrixStreamEvent> {
  #sent: FleetMatrix | undefined;

  constructor(
    private readonly reader: FleetReader,
    private readonly question: MatrixQuestion,
    readonly key: string,
  ) {}

  async read(): Promise<FleetMatrix> {
    this.#sent = await this.reader.matrix(this.question);
    return this.#sent;
  }

  content(): FleetMatrix {
    if (!this.#sent) throw new Error('nothing has been read yet');
    return this.#sent;
  }

  async changes(): Promise<MatrixStreamEvent[]> {
    const before = this.#sent;
    const after = await this.read();
    if (!before) return [{ event: 'snapshot', data: after }];
    const changes = changesOf(before, after);
    return changes ? [{ event: 'changes', data: changes }] : [];
  }
}

/** Undefined when there is nothing to tell. */
function changesOf(
  before: FleetMatrix,
  after: FleetMatrix,
): MatrixChanges | undefined {
  const { items, columns, matching, next, clusters } = after;
  const itemWas = new Map(before.items.map(item => [nameOf(item), item]));
  const changed = items.filter(
    item => !isDeepStrictEqual(item, itemWas.get(nameOf(item))),
  );
  const isReordered =
    items.length !== before.items.length ||
    items.some((item, index) => {
      const was = before.items[index];
      return was === undefined || nameOf(item) !== nameOf(was);
    });
  const areClustersChanged = !isDeepStrictEqual(
    before.clusters.map(withoutTimes),
    clusters.map(withoutTimes),
  );
  if (
    changed.length === 0 &&
    !isReordered &&
    !areClustersChanged &&
    matching === before.matching &&
    next === before.next &&
    isDeepStrictEqual(columns, before.columns)
  ) {
    return undefined;
  }
  return {
    items: changed,
    ...(isReordered && {
      services: items.map(({ namespace, name }) => ({ namespace, name })),
    }),
    columns,
    matching,
    next,
    ...(areClustersChanged && { clusters }),
  };
}

function nameOf({ namespace, name }: { namespace: string; name: string }) {
  return `${namespace}/${name}`;
}
