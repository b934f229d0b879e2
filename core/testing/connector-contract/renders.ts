import fc from "fast-check";
import { expect, test } from "vitest";
import type { Button, Connector } from "../../protocol/index.ts";
import { arbitraryOperation } from "./arbitrary-operation.ts";
import type { Subject } from "./subject.ts";

/** It finds words within its capabilities for whatever they allow. */
export function renders<C, S>(connector: Connector<C, S>, { names, textsOf }: Subject<C, S>): void {
  const { capabilities } = connector;
  const operation = arbitraryOperation(capabilities, names);

  test("it finds words for whatever its capabilities allow, the same ones every time, and JSON can hold them", () => {
    fc.assert(
      fc.property(operation, (asked) => {
        const calls = connector.render(asked);
        const payloads = calls.map((call) => call.payload);
        expect(JSON.parse(JSON.stringify(payloads))).toEqual(payloads);
        expect(connector.render(asked).map((call) => call.payload)).toEqual(payloads);
      }),
    );
  });

  test("no text is longer than the platform takes", () => {
    fc.assert(
      fc.property(operation, (asked) => {
        for (const { text, caption } of connector.render(asked).flatMap(textsOf)) {
          expect(text.length).toBeLessThanOrEqual(
            caption ? capabilities.text.captionMaxLength : capabilities.text.maxLength,
          );
        }
      }),
    );
  });

  test("what took several calls is taken back by as many, one for each", () => {
    const deletionOf = (...externalIds: string[]) =>
      connector.render({ kind: "delete", thread: names.thread, externalIds }).map((call) => call.payload);
    expect(deletionOf(names.externalId)).toHaveLength(capabilities.delete.support === "none" ? 0 : 1);
    expect(deletionOf(names.externalId, names.externalId)).toEqual([
      ...deletionOf(names.externalId),
      ...deletionOf(names.externalId),
    ]);
  });

  test("an edit is one call, which tells the buttons that are wanted from none", () => {
    if (connector.hosts || capabilities.edit.support === "none") return;
    const editTo = (...buttons: readonly (readonly Button[])[]) =>
      connector
        .render({
          kind: "edit",
          thread: names.thread,
          externalId: names.externalId,
          text: { text: "Hello", marks: [] },
          buttons,
        })
        .map((call) => JSON.stringify(call.payload));
    const [some, none] = [editTo([{ label: "Yes", value: "p1.yes" }]), editTo()];
    expect(some).toEqual([expect.stringContaining("p1.yes")]);
    expect(none).toEqual([expect.not.stringContaining("p1.yes")]);
  });

  test("every file of a message goes out once, in its order", () => {
    fc.assert(
      fc.property(
        operation.filter((asked) => asked.kind === "send"),
        (asked) => {
          const given = asked.message.parts.flatMap((part) =>
            part.kind === "media" ? [part.media.fileName] : [],
          );
          const taken = connector
            .render(asked)
            .flatMap((call) => (call.attachments ?? []).map((file) => file.fileName));
          expect(taken).toEqual(connector.hosts ? [] : given);
        },
      ),
    );
  });
}
