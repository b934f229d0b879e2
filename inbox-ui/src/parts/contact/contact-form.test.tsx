// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../../api/client.ts";
import type { Contact } from "../../api/types.ts";
import { words } from "../../words/index.ts";
import { button, cleanup, press, show, type } from "../testing/show.ts";
import { type ContactDraft, ContactForm } from "./contact-form.tsx";

const mira = {
  id: "con_mira",
  name: "Mira",
  email: "mira@example.com",
  phone: null,
  language: null,
  attributes: { plan: "Gold" },
} as unknown as Contact;
const save = vi.fn<(draft: ContactDraft) => Promise<unknown>>();

beforeEach(() => void save.mockReset().mockResolvedValue(undefined));
afterEach(cleanup);

const open = (mayEdit = true) => show(() => <ContactForm contact={mira} mayEdit={mayEdit} save={save} />);
const field = (name: string): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>(`[name=${name}]`);
  if (!found) throw new Error(`There is no field ${name}.`);
  return found;
};
const edit = () => press(words().contact.editContact);

describe("a contact", () => {
  it("shows what is known of them, and who may not edit has no button for it", () => {
    const place = open(false);
    expect([...place.querySelectorAll("dl > div")].map((fact) => fact.textContent)).toEqual([
      "Emailmira@example.com",
      "planGold",
    ]);
    expect(() => button(words().contact.editContact)).toThrow(words().contact.editContact);
  });

  it("is saved as it was written, an emptied field as none, and gives the focus back", async () => {
    open();
    await edit();
    type(field("name"), " Mira L. ");
    type(field("email"), "");
    type(field("phone"), "+49 30 1234");
    await press(words().common.save);
    await vi.waitFor(() => expect(document.activeElement).toBe(button(words().contact.editContact)));
    expect(save).toHaveBeenCalledExactlyOnceWith({ name: "Mira L.", email: null, phone: "+49 30 1234" });
  });

  it("says at the field what is wrong with it, before and after the hub was asked", async () => {
    open();
    await edit();
    const fault = () => document.querySelector(".fault")?.textContent;
    type(field("email"), "nobody");
    await press(words().common.save);
    expect([save.mock.calls.length, document.activeElement]).toEqual([0, field("email")]);
    type(field("email"), "mira@example.com");
    save.mockRejectedValue(
      new ApiError(422, "request_invalid", "Too short for a phone.", { field: "phone" }),
    );
    type(field("phone"), "1");
    await press(words().common.save);
    await vi.waitFor(() => expect(fault()).toBe("Too short for a phone."));
    expect(field("phone").getAttribute("aria-invalid")).toBe("true");
  });
});
