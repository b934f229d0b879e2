// @vitest-environment jsdom
import { afterEach, describe, expect, it } from "vitest";
import type { Facts, FormField } from "../../api/types.ts";
import { cleanup, show, type } from "../../parts/testing/show.ts";
import { ConnectorFields } from "./connector-fields.tsx";
import { movedField } from "./moved-field.ts";
import { readFields } from "./read-fields.ts";

afterEach(cleanup);

const field = (name: string, more: Partial<FormField> = {}): FormField => ({
  name,
  title: name,
  type: "text",
  required: false,
  secret: false,
  ...more,
});
const FIELDS = [
  field("host", { bindsSecrets: true, default: "imap.example.com" }),
  field("port", { type: "number", default: 993 }),
  field("folders", { type: "list" }),
  field("secure", { type: "boolean" }),
];
const form = (fields: readonly FormField[], known?: Facts, keepsSecrets = false) => {
  const place = show(() => (
    <form>
      <ConnectorFields
        fields={fields}
        group="settings"
        keepsSecrets={keepsSecrets}
        {...(known ? { known } : {})}
      />
    </form>
  ));
  const drawn = place.querySelector("form");
  if (!drawn) throw new Error("There is no form.");
  const control = (name: string) => {
    const found = drawn.elements.namedItem(`settings.${name}`);
    if (!(found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement))
      throw new Error(`There is no field “${name}”.`);
    return found;
  };
  const read = () => readFields(new FormData(drawn), "settings", fields);
  const moved = () => movedField(new FormData(drawn), fields, known ?? {})?.name;
  return { control, read, moved };
};

describe("the form that a connector describes", () => {
  it("begins with what is known, or else with what the connector proposes", () => {
    expect(form(FIELDS).read()).toEqual({ host: "imap.example.com", port: 993, folders: [], secure: false });
    const known = { host: "mail.lamps.example", port: 143, folders: ["Inbox", "Sales"], secure: true };
    expect(form(FIELDS, known).read()).toEqual(known);
  });

  it("gives each value in its type, and leaves an empty one out", () => {
    const { control, read } = form(FIELDS);
    type(control("host"), "  ");
    type(control("port"), "25");
    type(control("folders"), " Inbox \n\n Sales");
    control("secure").click();
    expect(read()).toEqual({ port: 25, folders: ["Inbox", "Sales"], secure: true });
  });

  it("asks for a secret again only where none is kept", () => {
    const secret = [field("password", { secret: true, required: true })];
    expect(form(secret).control("password").required).toBe(true);
    const { control, read } = form(secret, {}, true);
    expect([control("password").required, control("password").type, read()]).toEqual([false, "password", {}]);
  });

  it("notices when kept secrets would go to another address", () => {
    const known = { host: "mail.lamps.example", port: 993 };
    const { control, moved } = form(FIELDS, known);
    expect(moved()).toBeUndefined();
    type(control("port"), "143");
    expect(moved()).toBeUndefined();
    type(control("host"), "evil.example");
    expect(moved()).toBe("host");
  });

  it("counts an emptied field as what the connector proposes", () => {
    const same = form(FIELDS, { host: "imap.example.com" });
    type(same.control("host"), "");
    expect(same.moved()).toBeUndefined();
    const other = form(FIELDS, { host: "mail.lamps.example" });
    type(other.control("host"), "");
    expect(other.moved()).toBe("host");
  });
});
