import { deepFreeze } from './deepFreeze';
import type { StoredObject } from './KubernetesObject';

/**
 * An object of a store. It may be kept as the text that is sent of it: whoever collects garbage has to look at every part
 * of an object, again and again, and at a text as one.
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

  /** Frozen. Where it is kept as a text, another and equal one each time. */
  get object(): StoredObject {
    return this.#object ?? this.#parsed();
  }

  /** As JSON. */
  get text(): string {
    return this.#text ?? JSON.stringify(this.#object);
  }

  keepAsText(): void {
    this.#text = this.text;
    this.#object = undefined;
  }

  #parsed(): StoredObject {
    const object: StoredObject = JSON.parse(this.text);
    return deepFreeze(object);
  }
}
