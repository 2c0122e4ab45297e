import type {
  MetricAttributes,
  MetricsService,
  MetricsServiceObservable,
  MetricsServiceObservableCallback,
} from '@backstage/backend-plugin-api/alpha';

export type Recorded = {
  name: string;
  value: number;
  attributes: MetricAttributes;
};

/** Keeps what is recorded, and collects what is only computed when somebody asks. */
export class RecordedMetrics
  implements
    Pick<
      MetricsService,
      | 'createCounter'
      | 'createHistogram'
      | 'createObservableGauge'
      | 'createObservableCounter'
    >
{
  readonly recorded: Recorded[] = [];
  readonly #observed: {
    name: string;
    callback: MetricsServiceObservableCallback<MetricAttributes>;
  }[] = [];

  createCounter(name: string) {
    return { add: this.#recorder(name) };
  }

  createHistogram(name: string) {
    return { record: this.#recorder(name) };
  }

  createObservableGauge(name: string) {
    return this.#observable(name);
  }

  createObservableCounter(name: string) {
    return this.#observable(name);
  }

  /** What the observable metrics of this name say now. */
  async collect(wanted: string): Promise<Omit<Recorded, 'name'>[]> {
    const collected: Omit<Recorded, 'name'>[] = [];
    for (const { name, callback } of this.#observed) {
      if (name !== wanted) continue;
      await callback({
        observe: (value, attributes = {}) =>
          collected.push({ value, attributes }),
      });
    }
    return collected;
  }

  #recorder(name: string) {
    return (value: number, attributes: MetricAttributes = {}) => {
      this.recorded.push({ name, value, attributes });
    };
  }

  #observable(name: string): MetricsServiceObservable {
    return {
      addCallback: callback => {
        this.#observed.push({ name, callback });
      },
      removeCallback: callback => {
        const index = this.#observed.findIndex(
          each => each.callback === callback,
        );
        if (index >= 0) this.#observed.splice(index, 1);
      },
    };
  }
}
