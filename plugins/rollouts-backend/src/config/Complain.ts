/** Adds what is wrong, at a path below the cluster, as the rest of a sentence that begins with the key. */
export type Complain = (path: string[], message: string) => void;
