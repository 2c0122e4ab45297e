import type { RolloutState } from '@rollouts-portal/plugin-rollouts-common';

import { deepFreeze } from '../deepFreeze';
import type { Observed } from '../ObservedObjects';
import type { RolloutMark } from '../RolloutKind';
import { OpenFacts, type Closable, type OpenPlace } from './OpenFacts';
import { Packer } from './Packer';

// What rollouts have in common, they have in common over all clusters.
const packer = new Packer();
/** Some megabytes: all that is in flight in a large fleet, and more than a list tells before the next row is derived. */
const open = new OpenFacts(512);
const NOTHING: RolloutMark['labels'] = Object.freeze({});
const DIGITS = /^[1-9]\d{0,14}$/;

/**
 * A rollout as it is kept: what it is found by, and the rest packed, except while it is read or written again and again.
 */
export class Kept<Facts extends RolloutState['facts']>
  implements RolloutMark, Observed<Facts>, Closable
{
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
  #labels: RolloutMark['labels'];
  #annotations: RolloutMark['annotations'];
  /** Mostly digits, and as a number they take half the room. */
  readonly #version: string | number;
  #packed: string | undefined;
  #facts: Facts | undefined;
  /** While it is open, and something may close it. */
  #place: OpenPlace | undefined;

  /** Stays open for now. */
  constructor({ uid, resourceVersion, facts }: Observed<Facts>) {
    this.uid = uid;
    this.namespace = packer.shared(facts.namespace);
    this.name = facts.name;
    this.#labels = facts.labels;
    this.#annotations = facts.annotations;
    this.#version = DIGITS.test(resourceVersion)
      ? Number(resourceVersion)
      : resourceVersion;
    this.#facts = facts;
  }

  get labels(): RolloutMark['labels'] {
    return this.#labels;
  }

  get annotations(): RolloutMark['annotations'] {
    return this.#annotations;
  }

  get resourceVersion(): string {
    return String(this.#version);
  }

  /** Frozen. The same value until it is closed. */
  get facts(): Facts {
    if (this.#facts) return this.#facts;
    const facts = this.unpacked();
    this.#facts = facts;
    this.#place = open.add(this);
    return facts;
  }

  /** The same; it stays as it is. For whoever goes through all of them. */
  unpacked(): Facts {
    return this.#facts ?? this.#unpack();
  }

  /** Frozen, from now on. */
  keepOpen(): void {
    if (this.#facts) deepFreeze(this.#facts);
    this.#place = open.add(this);
  }

  close(): void {
    if (this.#packed === undefined && this.#facts) this.#pack(this.#facts);
    this.#facts = undefined;
    this.#place = undefined;
  }

  /** Something else has taken its place. */
  leave(): void {
    if (this.#place) open.forget(this.#place);
    this.#place = undefined;
  }

  #pack(facts: Facts): void {
    const { name } = this;
    const { labels, annotations } = facts;
    this.#labels = sharing(labels, name);
    this.#annotations = sharing(annotations, name);
    // What is undefined is not packed. Rest properties would be copied one by one.
    const rest = {
      ...facts,
      uid: undefined,
      namespace: undefined,
      name: undefined,
      labels: undefined,
      annotations: undefined,
      resourceVersion: undefined,
    };
    this.#packed = packer.pack(rest, name);
  }

  // What was packed as facts is facts again.
  #unpack(): Facts;
  #unpack(): unknown {
    const { uid, namespace, name, labels, annotations, resourceVersion } = this;
    // A literal that begins otherwise would be allocated among what is old once V8 has seen many of them stay open, and
    // all that is read in a list would be collected as late as that.
    return Object.freeze({
      ...Object(packer.unpack(this.#packed ?? '', name)),
      uid,
      namespace,
      name,
      labels,
      annotations,
      resourceVersion,
    });
  }
}

/** Texts that others have, too, are not kept anew; most have their own name among their labels. */
function sharing(
  texts: Readonly<Record<string, string>>,
  name: string,
): RolloutMark['labels'] {
  const entries = Object.entries(texts);
  if (entries.length === 0) return NOTHING;
  const shared: Record<string, string> = { ...texts };
  for (const [key, text] of entries) {
    shared[key] = text === name ? name : packer.shared(text);
  }
  return Object.freeze(shared);
}
