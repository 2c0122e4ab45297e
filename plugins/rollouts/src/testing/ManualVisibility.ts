import type { PageVisibility } from '../state/PageVisibility';

/** A tab that is shown until it is told to hide. */
export class ManualVisibility implements PageVisibility {
  #state: 'shown' | 'hidden' = 'shown';
  readonly #looks = new Set<() => void>();

  /** How many wait. */
  get waiting(): number {
    return this.#looks.size;
  }

  hide(): void {
    this.#become('hidden');
  }

  show(): void {
    this.#become('shown');
  }

  until(state: 'shown' | 'hidden', signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const look = () => {
        if (this.#state !== state && !signal.aborted) return;
        this.#looks.delete(look);
        signal.removeEventListener('abort', look);
        resolve();
      };
      this.#looks.add(look);
      signal.addEventListener('abort', look);
      look();
    });
  }

  #become(state: 'shown' | 'hidden'): void {
    this.#state = state;
    this.#looks.forEach(look => look());
  }
}
