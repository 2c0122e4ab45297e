import { Column } from './Column';

type Labels = Readonly<Record<string, string>>;

const KEPT_AT_MOST = 32;

/** Columns of the labels that somebody asks about; rows have many others, which nobody does. */
export class LabelColumns {
  readonly #columns = new Map<string, Column>();

  constructor(
    private readonly labels: readonly (Labels | undefined)[],
    private readonly capacity: () => number,
  ) {}

  grow(): void {
    this.#columns.forEach(column => column.grow(this.capacity()));
  }

  put(slot: number, labels: Labels | undefined): void {
    for (const [key, column] of this.#columns) {
      column.put(slot, valueOf(labels, key));
    }
  }

  of(key: string): Column {
    const column = this.#columns.get(key) ?? this.#look(key);
    // Whichever was not asked about for the longest time is the first to go.
    this.#columns.delete(key);
    this.#columns.set(key, column);
    if (this.#columns.size > KEPT_AT_MOST) {
      const [oldest = key] = this.#columns.keys();
      this.#columns.delete(oldest);
    }
    return column;
  }

  #look(key: string): Column {
    const column = new Column(true);
    column.grow(this.capacity());
    this.labels.forEach((labels, slot) =>
      column.put(slot, valueOf(labels, key)),
    );
    return column;
  }
}

function valueOf(labels: Labels | undefined, key: string): string | undefined {
  return labels && Object.hasOwn(labels, key) ? labels[key] : undefined;
}
