/** Who asks: may do everything, may do nothing, shows an unknown token, shows none. */
export type ContractUser = 'admin' | 'nobody' | 'stranger' | 'anonymous';

export type ContractRequest = {
  /** A string is sent as it is, anything else as JSON. */
  body?: unknown;
  /** `application/json` when left out. */
  contentType?: string;
  accept?: string;
  /** `admin` when left out. */
  as?: ContractUser;
};

export type ContractAnswer = {
  status: number;
  /** Parsed when the server calls it JSON, else text. */
  body: unknown;
};

/** Any API server, as the contract sees it. It must serve what `contractDefinitions` defines. */
export interface ContractServer {
  request(
    method: string,
    path: string,
    options?: ContractRequest,
  ): Promise<ContractAnswer>;
  /** The lines of a watch, parsed, until the server ends it or the reader leaves. */
  watch(
    path: string,
    options?: Pick<ContractRequest, 'accept'>,
  ): AsyncIterable<unknown>;
  /** Makes the server forget how things were before now; at once those at least of which it keeps no cache: Events. */
  expireHistory(): Promise<void>;
  /** The name under which `nobody` is known to the server. */
  readonly nobody: string;
}
