/** One exchange as it went over the wire. `call`: the bot asked the platform; `webhook`: the platform told the bot. */
export type WireEntry = {
  readonly id: number;
  readonly at: string;
  readonly kind: "call" | "webhook";
  readonly name: string;
  readonly request: unknown;
  readonly status: number | null;
  readonly answer: unknown;
  readonly ms: number;
  /** The fault that was played, if one was. */
  readonly fault: string | null;
};
