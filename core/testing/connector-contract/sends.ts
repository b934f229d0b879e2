import { expect, test } from "vitest";
import type { Connector, Receipt } from "../../protocol/index.ts";
import type { Subject } from "./subject.ts";

/** Its failures are values. */
export function sends<C, S>(connector: Connector<C, S>, { unreachable, names }: Subject<C, S>): void {
  if (!unreachable) return;

  test("a provider that cannot be reached is a receipt, not an exception", async () => {
    const [call] = connector.render({
      kind: "send",
      message: {
        id: "msg_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
        thread: names.thread,
        text: { text: "Hello", marks: [] },
        parts: [],
        automatic: false,
      },
    });
    const receipt: Receipt | undefined = call && (await connector.send(unreachable, call));
    expect(receipt).toMatchObject({ kind: "unreachable", reason: expect.any(String) });
  });

  test("a call that makes no sense is a receipt, too", async () => {
    await expect(connector.send(unreachable, { payload: {} })).resolves.toMatchObject({
      kind: expect.any(String),
    });
  });

  test("probing it is a finding, not an exception", async () => {
    const { findings } = await connector.connect.probe(unreachable);
    expect(findings.map((finding) => finding.severity)).toContain("broken");
  });
}
