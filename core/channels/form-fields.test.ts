import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isJsonObject } from "../kernel/json.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { Connector, HealthFinding } from "../protocol/index.ts";
import { scriptedConnector } from "../testing/scripted-channel.ts";
import { obstacles, stateOf } from "./channel.ts";
import { formFields } from "./form-fields.ts";
import { movedSetting } from "./moved-setting.ts";
import { readCredentials, readSettings, withoutEmpty, withoutHidden, withoutSecrets } from "./read-config.ts";

const credentials = z.object({
  token: z.string().min(8).meta({ title: "Token", secret: true, placeholder: "123:abc" }),
  account: z.string().meta({ title: "Account", description: "As you sign in." }),
  pin: z.string().default("0000").meta({ title: "Pin", secret: true }),
});
const settings = z.strictObject({
  server: z.url().default("https://api.example").meta({ title: "Server", bindsSecrets: true }),
  mode: z.enum(["push", "poll"]).default("push"),
  fast: z.boolean().default(false).meta({ title: "Fast" }),
  seconds: z.int().min(1).max(60).default(5).meta({ title: "Seconds" }),
  share: z.number().default(0.25),
  towers: z.array(z.string()).default([]),
});
const connector = scriptedConnector({ config: unsafeCast<Connector["config"]>({ credentials, settings }) });
const complaint = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return isJsonObject(error)
      ? { code: error["code"], message: Object(error).message, facts: error["facts"] }
      : error;
  }
};

describe("a set-up form", () => {
  it("asks for credentials, and never brings a secret's preset along", () => {
    expect(formFields(credentials)).toEqual([
      { name: "token", title: "Token", placeholder: "123:abc", secret: true, required: true, type: "text" },
      {
        name: "account",
        title: "Account",
        description: "As you sign in.",
        secret: false,
        required: true,
        type: "text",
      },
      { name: "pin", title: "Pin", secret: true, required: false, type: "text" },
    ]);
  });

  it("asks for settings by their kind, with what they are unless somebody says otherwise", () => {
    expect(formFields(settings)).toEqual([
      {
        name: "server",
        title: "Server",
        secret: false,
        bindsSecrets: true,
        required: false,
        type: "text",
        default: "https://api.example",
      },
      {
        name: "mode",
        title: "mode",
        secret: false,
        required: false,
        type: "text",
        options: ["push", "poll"],
        default: "push",
      },
      { name: "fast", title: "Fast", secret: false, required: false, type: "boolean", default: false },
      { name: "seconds", title: "Seconds", secret: false, required: false, type: "number", default: 5 },
      { name: "share", title: "share", secret: false, required: false, type: "number", default: 0.25 },
      { name: "towers", title: "towers", secret: false, required: false, type: "list", default: [] },
    ]);
  });

  it("has texts of several lines, fields that only connecting fills in, and fields that depend on another", () => {
    const schema = z.object({
      mode: z.enum(["password", "key"]).default("password"),
      key: z
        .string()
        .optional()
        .meta({ secret: true, multiline: true, when: { field: "mode", equals: "key" } }),
      proxy: z
        .string()
        .optional()
        .meta({ when: { field: "mode" } }),
      grant: z.string().optional().meta({ secret: true, hidden: true }),
    });
    expect(formFields(schema)).toMatchObject([
      { name: "mode" },
      { name: "key", secret: true, multiline: true, when: { field: "mode", equals: "key" } },
      { name: "proxy", when: { field: "mode" } },
      { name: "grant", secret: true, hidden: true },
    ]);
    expect(withoutHidden(schema, { key: "k", grant: "g" })).toEqual({ key: "k" });
  });

  it("is empty for a platform that needs nothing", () => expect(formFields(z.object({}))).toEqual([]));
});

describe("what a person typed", () => {
  it.each([
    [{}, { server: "https://api.example", mode: "push", fast: false, seconds: 5, share: 0.25, towers: [] }],
    [
      { server: "", mode: null, fast: true },
      { server: "https://api.example", mode: "push", fast: true, seconds: 5, share: 0.25, towers: [] },
    ],
    [
      { seconds: 60, towers: ["north"], share: 0.5 },
      {
        server: "https://api.example",
        mode: "push",
        fast: false,
        seconds: 60,
        towers: ["north"],
        share: 0.5,
      },
    ],
  ])("as settings %j is %j", (given, read) => expect(readSettings(connector, given)).toEqual(read));

  it.each([
    [{ seconds: 61 }, "seconds", "“Seconds” can be at most 60."],
    [{ seconds: "5" }, "seconds", "“Seconds” must be a number."],
    [{ server: "api.example" }, "server", "“Server” is not an address such as https://shop.example."],
    [{ mode: "pull" }, "mode", "“mode” must be push or poll."],
    [{ fast: "yes" }, "fast", "“Fast” must be true or false."],
    [{ towers: "north" }, "towers", "“towers” must be a list."],
  ])("as settings %j is refused by the field's own title", (given, field, message) =>
    expect(complaint(() => readSettings(connector, given))).toEqual({
      code: "channel_invalid",
      message,
      facts: { field: `settings.${field}` },
    }),
  );

  it.each([
    [{}, "token", "“Token” is missing."],
    [{ token: "", account: "ada" }, "token", "“Token” is missing."],
    [{ token: "short", account: "ada" }, "token", "“Token” must have at least 8 characters."],
    [{ token: "123:abcdef" }, "account", "“Account” is missing."],
  ])("as credentials %j is refused, and no secret is repeated", (given, field, message) =>
    expect(complaint(() => readCredentials(connector, given))).toEqual({
      code: "channel_invalid",
      message,
      facts: { field: `credentials.${field}` },
    }),
  );

  it("counts only where something was typed", () =>
    expect(withoutEmpty({ a: "", b: null, c: 0, d: false, e: [], f: " " })).toEqual({
      c: 0,
      d: false,
      e: [],
      f: " ",
    }));
});

describe("a new address for the secrets", () => {
  const before = { server: "https://api.example", mode: "push" };

  it.each([
    ["the same", before, undefined],
    ["the same, and another setting", { ...before, mode: "poll" }, undefined],
    ["another", { ...before, server: "https://evil.example" }, "server"],
    ["none", { mode: "push" }, "server"],
  ])("is noticed when it is %s", (_, after, name) =>
    expect(movedSetting(connector, before, after)?.name).toBe(name),
  );

  it("is none where the preset is said aloud", () =>
    expect(movedSetting(connector, {}, { server: "https://api.example" })).toBeUndefined());

  it("gets nothing secret of the old one", () =>
    expect(withoutSecrets(connector, { token: "123:abcdef", account: "ada", pin: "1234" })).toEqual({
      account: "ada",
    }));
});

describe("a channel's findings", () => {
  const found = (severity: "ok" | "warning" | "broken", action?: HealthFinding["action"]) => ({
    code: severity,
    severity,
    text: "",
    ...(action !== undefined && { action }),
  });

  it.each([
    [[], "ok"],
    [[found("ok")], "ok"],
    [[found("ok"), found("warning")], "warning"],
    [[found("warning"), found("broken"), found("ok")], "broken"],
    [[found("broken", "repair")], "broken"],
  ])("%j make it %s", (findings, state) => expect(stateOf(findings)).toBe(state));

  it("stand in the way of set-up only where set-up cannot mend them", () => {
    const lasting = found("broken");
    const elsewhere = found("broken", { href: "https://platform.example/app" });
    const mended = (["repair", "authorise", "scan"] as const).map((action) => found("broken", action));
    expect(obstacles([found("ok"), found("warning"), ...mended, lasting, elsewhere])).toEqual([
      lasting,
      elsewhere,
    ]);
  });
});
