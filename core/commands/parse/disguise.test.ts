import { describe, expect, it } from "vitest";
import { exampleCommands, show, typedBy } from "./example-commands.ts";
import type { Typed } from "./parsed.ts";
import { parseCommand } from "./parse-command.ts";

const read = (text: string, more: Partial<Typed> = {}): string =>
  show(parseCommand(typedBy(text, more), exampleCommands));

describe("a name that is not what it seems", () => {
  it.each([
    ["a right-to-left override", "/\u202Eclose"],
    ["an isolate", "/close\u2069"],
    ["a zero-width space", "/clo\u200Bse"],
    ["a zero-width space in front", "\u200B/close"],
    ["a tag in front", "\u{E0001}/close"],
    ["a byte order mark", "/close\uFEFF #12"],
    ["a soft hyphen", "/clo\u00ADse"],
    ["a Cyrillic letter", "/сlose"],
    ["a Greek letter", "/clοse"],
    ["a Kelvin sign", "/\u212Aclose"],
    ["a long s", "/clo\u017Fe"],
    ["full-width letters", "/ｃｌｏｓｅ"],
    ["mathematical letters", "/𝐜𝐥𝐨𝐬𝐞"],
    ["another slash", "∕close"],
    ["a full-width slash", "／close"],
    ["a subcommand with a Cyrillic letter", "/channel раuse support"],
    ["a subcommand with a hidden character", "/channel pau\u200Bse support"],
  ])("never calls a command: %s", (_, text) => {
    expect(read(text)).toMatch(
      /^disguised_name .* → (channel pause|close)$|^disguised_name at 1 “\u212Aclose”/,
    );
    expect(read(text, { audience: "contact" })).toBe("message");
  });

  it("may be a German word, which is only unknown", () =>
    expect(read("/schließen")).toBe("unknown_command at 1 “schließen”"));

  it("never calls a command with a name that not everybody can type, even if there is one", () => {
    const odd = exampleCommands.slice(0, 1).map((command) => ({ ...command, name: "schließen" }));
    expect(show(parseCommand(typedBy("/schließen"), odd))).toMatch(/^unknown_command/);
  });
});
