import { expect, test } from "vitest";
import type { Connector } from "../../protocol/index.ts";
import type { Subject } from "./subject.ts";

/** Its files arrive as they are, and its failures are values. */
export function downloads<C, S>(
  connector: Connector<C, S>,
  { account, unreachable, provider }: Subject<C, S>,
): void {
  test("a reference that makes no sense is a value, not an exception", async () => {
    for (const reference of [{}, { url: 7, fileId: [] }])
      expect((await connector.download(unreachable ?? account, reference)).kind).not.toBe("stream");
  });

  if (!provider) return;

  test("a file arrives byte for byte, and when its provider is gone that is a value", async () => {
    const played = await provider();
    const { reference, bytes } = played.file ?? { reference: {}, bytes: "" };
    const result = await connector.download(played.account, reference);
    const arrived = result.kind === "stream" ? await new Response(result.download.stream).text() : result;
    await played.end();
    expect(arrived).toBe(bytes);
    expect((await connector.download(played.account, reference)).kind).toBe("unreachable");
  });
}
