import type { JsonObject } from "../../kernel/json.ts";
import type { Account, RawRequest, Rendered } from "../../protocol/index.ts";
import type { Names } from "./arbitrary-operation.ts";

/** What the suite must know of a connector beside its code. */
export type Subject<C, S> = {
  /** The connector's folder, with its `index.ts` and `fixtures/`. */
  readonly folder: URL;
  readonly account: Account<C, S>;
  readonly names: Names;
  /** The platform's own request for a payload, as the webhook gets it; absent where the platform never calls. */
  readonly request?: (payload: JsonObject) => RawRequest;
  /** The same request as somebody else would have to make it: proof missing, wrong, or another's. */
  readonly forgeries?: readonly ((request: RawRequest) => RawRequest)[];
  /** What a person will read of one call. */
  textsOf(rendered: Rendered): readonly { readonly text: string; readonly caption: boolean }[];
  /** An account whose provider cannot be reached, where there is a provider at all. */
  readonly unreachable?: Account<C, S>;
  /** Its provider with something to fetch, played until `end`. */
  readonly provider?: () => Promise<Provider<C, S>>;
  /** It finds an event in whatever arrives: it never throws a payload out, and never drops one. */
  readonly understandsAll?: true;
};

/** A played provider: an account of it, a file that somebody sent, and what a poll brings. */
export type Provider<C, S> = {
  readonly account: Account<C, S>;
  readonly file?: { readonly reference: JsonObject; readonly bytes: string };
  readonly payloads?: readonly JsonObject[];
  end(): Promise<void>;
};
