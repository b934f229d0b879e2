import { describe, expect, it } from "vitest";
import { z } from "zod";
import { asSentence, nameField, wordIssue } from "./word-issue.ts";

const Draft = z.strictObject({
  name: z.string().min(1).max(40).optional(),
  secret: z.string().min(3).optional(),
  email: z.email().optional(),
  url: z.url().optional(),
  cooldownSeconds: z.int().min(0).max(60).optional(),
  colour: z.enum(["red", "blue"]).optional(),
  ids: z.array(z.string()).min(1).max(2).optional(),
  own: z.string().min(1, "Say which.").optional(),
  "odd.name": z.boolean().optional(),
  needed: z.string(),
});

const error = wordIssue((path) => nameField(path) ?? "The body");
const said = (value: unknown) =>
  Draft.safeParse(value, { error }).error?.issues.map(({ message }) => message);

describe("what a schema refuses", () => {
  it.each([
    [{ name: "x".repeat(41) }, "The name can have at most 40 characters."],
    [{ name: "" }, "The name must not be empty."],
    [{ secret: "x" }, "The secret must have at least 3 characters."],
    [{ name: 7 }, "The name must be text."],
    [{ email: "x" }, "The email is not an email address."],
    [{ url: "x" }, "The url is not an address such as https://shop.example."],
    [{ cooldownSeconds: 61 }, "The cooldown seconds can be at most 60."],
    [{ cooldownSeconds: -1 }, "The cooldown seconds must be at least 0."],
    [{ cooldownSeconds: 1.5 }, "The cooldown seconds must be a whole number."],
    [{ colour: "green" }, "The colour must be red or blue."],
    [{ ids: [] }, "The ids must not be empty."],
    [{ ids: ["a", "b", "c"] }, "The ids can have at most 2 entries."],
    [{ ids: [1] }, "The ids must be text."],
    [{ "odd.name": 1 }, "“odd.name” must be true or false."],
    [{ other: 1 }, "The body has unknown fields: other."],
    [{ own: "" }, "Say which."],
  ])("is said for people: %j", (draft, words) => expect(said({ needed: "x", ...draft })).toEqual([words]));

  it("is said of what is missing, and of what is no object", () => {
    expect(said({})).toEqual(["The needed is missing."]);
    expect(said("x")).toEqual(["The body must be an object."]);
  });
});

it.each([
  ["Enter a name", "Enter a name."],
  ["Is it? ", "Is it?"],
  ["Use “a”.", "Use “a”."],
  ["It ends (so).", "It ends (so)."],
])("%j ends as a sentence does", (text, sentence) => expect(asSentence(text)).toBe(sentence));
