// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../../api/client.ts";
import type { Connector, Facts, FormField } from "../../api/types.ts";
import { Form } from "../../parts/form/form.tsx";
import { cleanup, press, show, type } from "../../parts/testing/show.ts";
import { AccountFields } from "./account-fields.tsx";
import { readValues, type Values } from "./form-values.ts";
import { movedField } from "./moved-field.ts";

afterEach(cleanup);

const field = (name: string, more: Partial<FormField> = {}): FormField => ({
  name,
  title: name,
  type: "text",
  required: false,
  secret: false,
  ...more,
});
const SETTINGS = [
  field("host", { bindsSecrets: true, default: "imap.example.com" }),
  field("port", { type: "number", default: 993 }),
  field("folders", { type: "list" }),
  field("secure", { type: "boolean" }),
];
const save = vi.fn<(values: Values) => Promise<unknown>>();

/** Draws the form of a connector; `known`: the settings of a channel that exists. */
function open(fields: Partial<Pick<Connector, "credentials" | "settings">>, known?: Facts) {
  save.mockReset().mockResolvedValue(undefined);
  const described = { credentials: [], settings: [], ...fields };
  const connector = { kind: "mail", name: "Mail", ...described } as unknown as Connector;
  const place = show(() => (
    <Form label="Mail" save={(form) => save(readValues(form, described))}>
      <AccountFields
        connector={connector}
        name="Mail"
        keepsSecrets={known !== undefined}
        {...(known ? { known } : {})}
      />
    </Form>
  ));
  const drawn = place.querySelector("form");
  if (!drawn) throw new Error("There is no form.");
  const find = (name: string) => drawn.elements.namedItem(name);
  const control = (name: string) => {
    const found = find(name);
    if (
      found instanceof HTMLInputElement ||
      found instanceof HTMLTextAreaElement ||
      found instanceof HTMLSelectElement
    )
      return found;
    throw new Error(`There is no field “${name}”.`);
  };
  const write = (name: string, text: string) => {
    const found = control(name);
    if (found instanceof HTMLSelectElement) {
      found.value = text;
      found.dispatchEvent(new InputEvent("input", { bubbles: true }));
    } else type(found, text);
  };
  const read = () => readValues(new FormData(drawn), described);
  const faultAt = (name: string) =>
    document.getElementById(control(name).getAttribute("aria-describedby")?.split(" ")[0] ?? "")?.textContent;
  return { control, write, read, faultAt, has: (name: string) => find(name) !== null };
}

describe("the form that a connector describes", () => {
  it("begins with what is known, or else with what the connector proposes", () => {
    expect(open({ settings: SETTINGS }).read().settings).toEqual({
      host: "imap.example.com",
      port: 993,
      folders: [],
      secure: false,
    });
    cleanup();
    const known = { host: "mail.lamps.example", port: 143, folders: ["Inbox", "Sales"], secure: true };
    expect(open({ settings: SETTINGS }, known).read().settings).toEqual(known);
  });

  it("gives each value in its type, and leaves an empty one out", () => {
    const { control, write, read } = open({ settings: SETTINGS });
    write("settings.host", "  ");
    write("settings.port", "25");
    write("settings.folders", " Inbox \n\n Sales");
    control("settings.secure").click();
    expect(read().settings).toEqual({ port: 25, folders: ["Inbox", "Sales"], secure: true });
  });

  it("asks for a secret again only where none is kept", () => {
    const credentials = [field("password", { secret: true, required: true })];
    expect(open({ credentials }).control("credentials.password").required).toBe(true);
    cleanup();
    const { control, read } = open({ credentials }, {});
    expect([control("credentials.password").required, read().credentials]).toEqual([false, {}]);
    expect(control("credentials.password")).toHaveProperty("type", "password");
  });

  it("takes a secret of several lines, hidden like a password", () => {
    const { control, write, read } = open({
      credentials: [field("key", { secret: true, multiline: true, required: true })],
    });
    expect(control("credentials.key")).toBeInstanceOf(HTMLTextAreaElement);
    expect(control("credentials.key").dataset["secret"]).toBe("");
    write("credentials.key", "-----BEGIN KEY-----\nabc\n");
    expect(read().credentials).toEqual({ key: "-----BEGIN KEY-----\nabc" });
  });

  it("shows a field only while the one it depends on has the value, and sends none that is not shown", () => {
    const { has, write, read } = open({
      credentials: [field("password", { secret: true, when: { field: "mode", equals: "password" } })],
      settings: [
        field("mode", { options: ["key", "password"], default: "key" }),
        field("folders", { type: "list", when: { field: "mode", equals: "password" } }),
        field("proxy"),
        field("proxyPort", { type: "number", when: { field: "proxy" } }),
      ],
    });
    const asked = ["credentials.password", "settings.folders", "settings.proxyPort"];
    expect(asked.map(has)).toEqual([false, false, false]);
    expect(read()).toEqual({ credentials: {}, settings: { mode: "key" } });
    write("settings.mode", "password");
    write("settings.proxy", "proxy.example");
    expect(asked.map(has)).toEqual([true, true, true]);
    write("credentials.password", "sesame");
    expect(read()).toMatchObject({ credentials: { password: "sesame" }, settings: { folders: [] } });
    write("settings.mode", "key");
    expect(read().credentials).toEqual({});
  });
});

describe("what is refused", () => {
  const credentials = [field("token", { secret: true, required: true }), field("name", { required: true })];

  it("names every field that is empty, at the field, before anything is sent", async () => {
    const { write, faultAt } = open({ credentials });
    write("credentials.name", "Support");
    await press("Save");
    expect(faultAt("credentials.token")).toBe("Fill in this field.");
    expect(save).not.toHaveBeenCalled();
  });

  it("stands at the field that the platform means, and what was typed stays, secrets too", async () => {
    const { control, write, faultAt } = open({ credentials });
    save.mockRejectedValue(
      new ApiError(422, "account_refused", "The token is revoked.", { field: "credentials.token" }),
    );
    write("credentials.token", "123:abc");
    write("credentials.name", "Support");
    await press("Save");
    await vi.waitFor(() => expect(faultAt("credentials.token")).toBe("The token is revoked."));
    expect([control("credentials.token").value, control("credentials.name").value]).toEqual([
      "123:abc",
      "Support",
    ]);
    expect(document.activeElement).toBe(control("credentials.token"));
  });
});

describe("kept secrets", () => {
  const moved = (given: Facts) =>
    movedField(given, SETTINGS, { host: "mail.lamps.example", port: 993 })?.name;

  it.each([
    [{ host: "mail.lamps.example", port: 143 }, undefined],
    [{ host: "evil.example" }, "host"],
    [{}, "host"],
  ])("go to another address with %j: %s", (given, name) => expect(moved(given)).toBe(name));

  it("stay where an emptied field is what the connector proposes", () =>
    expect(movedField({}, SETTINGS, { host: "imap.example.com" })).toBeUndefined());
});
