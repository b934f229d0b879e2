import { describe, expect, it } from "vitest";
import { plain, type Capabilities, type OutboundMessage } from "../protocol/index.ts";
import { BARE } from "../testing/bare-capabilities.ts";
import { carryChoices } from "./carry-choices.ts";

const SIZES = {
  label: "Your size",
  options: [
    { label: "Small", value: "s" },
    { label: "Large", value: "l", description: "from 42" },
  ],
};
const message: OutboundMessage = {
  id: "msg_1",
  thread: { key: "1", kind: "direct" },
  text: plain("Which one?"),
  parts: [],
  automatic: false,
  choices: SIZES,
};
const buttons: Capabilities["buttons"] = {
  support: "native",
  maxRows: 3,
  maxPerRow: 1,
  labelMax: 10,
  valueMaxBytes: 10,
};

describe("a list to choose from", () => {
  it("is left to a platform that has lists", () => {
    expect(carryChoices(message, { ...BARE, choices: { support: "native", max: 25 } })).toBe(message);
  });

  it("becomes a button for each choice, below those that are there", () => {
    const given = { ...message, buttons: [[{ label: "Help", value: "help" }]] };
    const carried = carryChoices(given, { ...BARE, buttons });
    expect(carried.buttons).toEqual([
      [{ label: "Help", value: "help" }],
      [{ label: "Small", value: "s" }],
      [{ label: "Large", value: "l" }],
    ]);
    expect([carried.choices, carried.text.text]).toEqual([undefined, "Which one?"]);
  });

  it.each([
    ["has no buttons", { ...buttons, support: "none" as const }],
    ["has too few rows", { ...buttons, maxRows: 1 }],
    ["has too short labels", { ...buttons, labelMax: 4 }],
  ])("becomes numbered lines where the platform %s", (_, of) => {
    const carried = carryChoices(message, { ...BARE, buttons: of });
    expect(carried.text.text).toBe("Which one?\n\nYour size\n1. Small\n2. Large – from 42");
    expect([carried.choices, carried.buttons]).toEqual([undefined, undefined]);
  });
});
