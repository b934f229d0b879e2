import { expect, it } from "vitest";
import { importsBelow, sourceText } from "../testing/house/read-imports.ts";

/** What runs a command only once its arguments are looked up and its risk is asked about. */
const RUNNER = "core/commands/run/run-command.ts";
const ONLY = ["core/commands/run/pursue-call.ts"];

/** Files that name a function of ours, other than the one that has it. */
const naming = (name: string, from: string) =>
  [...new Set(importsBelow("core/commands").flatMap(({ to, from: file }) => (to === from ? [file] : [])))]
    .filter((path) => !path.endsWith(".test.ts") && new RegExp(`\\b${name}\\b`, "u").test(sourceText(path)))
    .toSorted();

it("a command is run by one file alone, so that look-ups, questions and risk hold however it was given", () => {
  expect(naming("runCommand", RUNNER)).toEqual(ONLY);
});

it("whoever hears a message asks whether there were too many before it goes on", () => {
  const hearers = naming("Hears", "core/commands/chat/heard.ts").filter((path) =>
    /\b(pursueCall|carryOut|giveParsed)\(/u.test(sourceText(path)),
  );
  expect(hearers.length).toBeGreaterThan(3);
  expect(hearers.filter((path) => !sourceText(path).includes("overLimit("))).toEqual([]);
});
