import { expect, test } from "vitest";
import type { Connector } from "../../protocol/index.ts";
import type { Subject } from "./subject.ts";

const redirectUrl = "https://hub.example/oauth/channels/callback";

/** Its sign-in keeps the proof that core made. */
export function authorises<C, S>(
  { connect }: Connector<C, S>,
  { account, unreachable }: Subject<C, S>,
): void {
  const { authorise } = connect;
  if (!authorise) return;

  test("the address has our state, our challenge and where to come back to", () => {
    const address = authorise.address(account, { redirectUrl, state: "a state", challenge: "a-challenge" });
    const given = [...new URL(address).searchParams.values()];
    expect(given).toEqual(expect.arrayContaining([redirectUrl, "a state", "a-challenge"]));
  });

  test("a code that nobody gave is refused, and a provider that is away is a value", async () => {
    const visit = { redirectUrl, code: "nobody's", verifier: "a-verifier" };
    expect((await authorise.redeem(unreachable ?? account, visit)).kind).toMatch(/^(refused|unreachable)$/);
  });
}
