// @vitest-environment jsdom
import { cleanup, press, show, type } from "../testing/show.ts";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../../api/client.ts";
import { DateField } from "./date-field.tsx";
import { DurationField } from "./duration-field.tsx";
import { Form } from "./form.tsx";
import { FormField } from "./form-field.tsx";
import { MoneyField } from "./money-field.tsx";

afterEach(cleanup);

/** What is described at a field: its fault, then its hint. */
const saidAt = (name: string) => {
  const described = control(name).getAttribute("aria-describedby") ?? "";
  return described.split(" ").map((id) => document.getElementById(id)?.textContent ?? "");
};
const control = (name: string) => {
  const found = document.querySelector(`[name="${name}"]`);
  if (!(found instanceof HTMLInputElement)) throw new Error(`There is no field ${name}.`);
  return found;
};
const submit = () => press("Save");

describe("a form", () => {
  const save = vi.fn<(values: FormData) => Promise<unknown>>();
  const saved = vi.fn<() => void>();
  const open = () => {
    save.mockReset().mockResolvedValue(undefined);
    saved.mockReset();
    show(() => (
      <Form label="Contact" save={save} saved={saved}>
        <FormField name="name" title="Name" hint="As customers read it.">
          {(field) => <input class="input" {...field} required />}
        </FormField>
        <FormField name="email" title="Email" optional>
          {(field) => <input class="input" type="email" {...field} />}
        </FormField>
      </Form>
    ));
  };

  it("says at the field what is wrong, before anything is sent, and puts the cursor there", async () => {
    open();
    type(control("email"), "nobody");
    await submit();
    expect(saidAt("name")).toEqual(["Fill in this field.", "As customers read it."]);
    expect(saidAt("email")).toEqual(["Enter an email address, such as name@example.com."]);
    expect(control("name").getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(control("name"));
    expect(save).not.toHaveBeenCalled();
  });

  it("does not take spaces for a text", async () => {
    open();
    type(control("name"), "   ");
    await submit();
    expect(saidAt("name")[0]).toBe("Fill in this field.");
  });

  it("forgets a fault once the field is changed", async () => {
    open();
    await submit();
    type(control("name"), "A");
    expect(saidAt("name")).toEqual(["As customers read it."]);
    expect(control("name").hasAttribute("aria-invalid")).toBe(false);
  });

  it("says what is wrong with a field on the way to the next", () => {
    open();
    control("email").focus();
    type(control("email"), "nobody");
    expect(saidAt("email")).toEqual([""]);
    control("name").focus();
    expect(saidAt("email")).toEqual(["Enter an email address, such as name@example.com."]);
  });

  it("hands over the values and tells that they are saved", async () => {
    open();
    type(control("name"), "Ada");
    await submit();
    expect(save.mock.calls[0]?.[0].get("name")).toBe("Ada");
    expect(saved).toHaveBeenCalledOnce();
  });

  it.each([
    ["name", "name"],
    ["name.first", "name"],
  ])("shows a refusal that names %s at the field", async (field, name) => {
    open();
    save.mockRejectedValue(new ApiError(422, "request_invalid", "Names have no slash.", { field }));
    type(control("name"), "A/B");
    await submit();
    await vi.waitFor(() => expect(saidAt(name)[0]).toBe("Names have no slash."));
    expect(document.activeElement).toBe(control("name"));
    expect(saved).not.toHaveBeenCalled();
    expect(document.querySelector("[role=alert]")).toBeNull();
  });

  it("shows any other refusal at its end", async () => {
    open();
    save.mockRejectedValue(new ApiError(409, "gone", "Somebody removed it.", { field: "namesake" }));
    type(control("name"), "Ada");
    await submit();
    await vi.waitFor(() =>
      expect(document.querySelector("[role=alert]")?.textContent).toBe("Somebody removed it."),
    );
    expect(saidAt("name")).toEqual(["As customers read it."]);
  });

  it("is sent once, however often the button is pressed", async () => {
    open();
    let finish = () => {};
    save.mockReturnValue(new Promise<void>((done) => (finish = done)));
    type(control("name"), "Ada");
    await submit();
    document.querySelector("form")?.requestSubmit();
    finish();
    await vi.waitFor(() => expect(saved).toHaveBeenCalledOnce());
    expect(save).toHaveBeenCalledOnce();
  });
});

describe("fields that are read", () => {
  const save = vi.fn<(values: FormData) => Promise<unknown>>();
  const open = () => {
    save.mockReset().mockResolvedValue(undefined);
    show(() => (
      <Form label="Price" save={save}>
        <MoneyField name="price" title="Price" currency="EUR" value="11900" />
        <DurationField name="within" title="Within" optional />
        <DateField name="due" title="Due" optional min="2026-01-10" />
      </Form>
    ));
  };

  it("hand over minor units, an ISO duration and an ISO date", async () => {
    open();
    expect(control("price").value).toBe("119.00");
    type(control("price"), "1,234.5");
    type(control("within"), "90 min");
    type(control("due"), "2026-02-28");
    control("price").dispatchEvent(new FocusEvent("blur"));
    expect(control("price").value).toBe("1,234.50");
    await submit();
    expect(Object.fromEntries(save.mock.calls[0]?.[0] ?? [])).toEqual({
      price: "123450",
      within: "PT1H30M",
      due: "2026-02-28",
    });
  });

  it("say what they cannot read", async () => {
    open();
    type(control("price"), "1,5");
    type(control("within"), "90");
    type(control("due"), "2026-01-09");
    await submit();
    expect(saidAt("price")).toEqual(["Enter an amount, such as 12,345.00."]);
    expect(saidAt("within")).toEqual(["Add a unit, such as 30m, 2h or 1d."]);
    expect(saidAt("due")).toEqual(["Choose Jan 10, 2026 or later."]);
    expect(save).not.toHaveBeenCalled();
  });

  it("may be left empty where they are optional", async () => {
    open();
    type(control("price"), "");
    await submit();
    expect(saidAt("price")).toEqual(["Fill in this field."]);
    expect(saidAt("within")).toEqual([""]);
  });
});
