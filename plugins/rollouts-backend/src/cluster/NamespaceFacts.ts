/** What is kept of a Namespace: who owns it. */
export type NamespaceFacts = {
  name: string;
  uid: string;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
};
