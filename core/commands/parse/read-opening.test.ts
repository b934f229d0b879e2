import { describe, expect, it } from "vitest";
import type { Mark } from "../../protocol/index.ts";
import { exampleCommands, show, typedBy } from "./example-commands.ts";
import type { Typed } from "./parsed.ts";
import { parseCommand } from "./parse-command.ts";

const read = (text: string, more: Partial<Typed> = {}, marks: readonly Mark[] = []): string =>
  show(parseCommand(typedBy(text, more, marks), exampleCommands));

describe("whom it is addressed to", () => {
  const group = { place: "group" } as const;
  it.each<[string, Partial<Typed>, string]>([
    ["/close #12", group, "message"],
    ["/close@acme_bot #12", group, "close conversation=#12"],
    ["/close@ACME_bot #12", group, "close conversation=#12"],
    ["@acme_bot close #12", group, "close conversation=#12"],
    ["@acme_bot /close #12", group, "close conversation=#12"],
    ["@acme_bot, close #12", group, "close conversation=#12"],
    ["@acme_bot: channel list", group, "channel list"],
    ["@acme_bots close", group, "message"],
    ["@acme_bot", group, "unknown_command at 9 “”"],
    ["close@acme_bot", group, "message"],
    ["/close@other_bot", group, "message"],
    ["/close@other_bot", {}, "message"],
    ["/close@", {}, "message"],
    ["/close@acme_bot", { addressedTo: null }, "message"],
    ["@ close", { addressedTo: "" }, "message"],
    ["/close #12", { place: "staff" }, "close conversation=#12"],
    ["/close #12", { place: "page" }, "close conversation=#12"],
    ["/close", { ...group, options: {} }, "close"],
    ["channel list", { ...group, options: {} }, "channel list"],
    ["/member invite ada@example.com", { place: "staff" }, "wrong_place at 1 “member”"],
    ["/lang de", { place: "group", audience: "contact", options: {} }, "wrong_place at 1 “lang”"],
  ])("%j in %j is read as %j", (text, more, expected) => expect(read(text, more)).toBe(expected));

  it("is also said by a mention that shows another name", () => {
    const mention: Mark = { kind: "mention", start: 0, end: 12, identity: "77" };
    expect(read("@Acme Helper close #12", { ...group, addressedTo: "77" }, [mention])).toBe(
      "close conversation=#12",
    );
    expect(read("@Acme Helper close #12", { ...group, addressedTo: "78" }, [mention])).toBe("message");
  });
});

describe("what somebody else wrote", () => {
  it("is never a command when it was forwarded", () =>
    expect(read("/close #12", { forwarded: true })).toBe("message"));

  it.each(["quote", "pre", "code"] as const)("is never a command inside of %s", (kind) => {
    expect(read("/close #12", {}, [{ kind, start: 0, end: 10 }])).toBe("message");
    expect(read("@acme_bot\n/close #12", {}, [{ kind, start: 10, end: 20 }])).toBe("message");
  });

  it("may be what a command is about", () =>
    expect(read("/note they wrote: thanks", {}, [{ kind: "quote", start: 18, end: 24 }])).toBe(
      "note text=they wrote: thanks",
    ));
});
