import { deepFreeze } from './deepFreeze';
import type { StoredObject } from './KubernetesObject';

/**
 * An object of a store. At rest it is kept as the text that is sent of it: whoever collects garbage has to look at every
 * part of an object, again and again, and at a text once.
 */
export class KeptObject {
  readonly name: string;
  readonly namespace: string | undefined;
  #object: StoredObject | undefined;
  #text: string | undefined;

  constructor(object: StoredObject) {
    this.name = object.metadata.name;
    this.namespace = object.metadata.namespace;
    this.#object = object;
  }

  /** Frozen. At rest it is another, equal one each time. */
  get object(): StoredObject {
    return this.#object ?? this.#parsed();
  }

  /** As JSON. */
  get text(): string {
    return this.#text ?? JSON.stringify(this.#object);
  }

  rest(): void {
    this.#text = this.text;
    this.#object = undefined;
  }

  #parsed(): StoredObject {
    const object: StoredObject = JSON.parse(this.text);
    return deepFreeze(object);
  }
}
