/**
 * A request with its response. `call`: the account called the platform; `webhook`: the platform called the account;
 * `socket`: a frame on an open connection, either way.
 */
export type WireEntry = {
  readonly id: number;
  readonly at: string;
  readonly kind: "call" | "webhook" | "socket";
  readonly name: string;
  readonly request: unknown;
  readonly status: number | null;
  readonly answer: unknown;
  readonly ms: number;
  /** The simulated fault, if there was one. */
  readonly fault: string | null;
};
