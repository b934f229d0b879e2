// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { cleanup, press, show, type } from "../../parts/testing/show.ts";
import { inboxWords } from "../words/index.ts";
import { type ApprovedTemplate, ShutWindow } from "./shut-window.tsx";

afterEach(cleanup);

const say = inboxWords().composer.shut;
const PARCEL: ApprovedTemplate = {
  name: "parcel",
  language: "en",
  text: "Hello {{1}}, your parcel comes {{2}}.",
  parameters: 2,
};
const send = vi.fn<(use: unknown, text: string) => Promise<unknown>>();
const open = (templates: readonly ApprovedTemplate[] | undefined) => {
  send.mockReset().mockResolvedValue(undefined);
  return show(() => <ShutWindow channel="Shop bot" templates={templates} send={send} />);
};
const choose = (key: string) => {
  const field = document.querySelector("select");
  if (!field) throw new Error("There is nothing to choose.");
  field.value = key;
  field.dispatchEvent(new Event("change", { bubbles: true }));
};
const fill = (number: number, text: string) => {
  const field = document.querySelector<HTMLInputElement>(`[name=parameter-${number}]`);
  if (field) type(field, text);
};

describe("the composer of a shut window", () => {
  it("says why, and offers nothing to send without a template", () => {
    const place = open([]);
    expect(place.textContent).toBe(say.reason("Shop bot") + say.none);
  });

  it("shows the chosen template with its values while they are written, and sends it", async () => {
    const place = open([PARCEL]);
    choose("parcel en");
    fill(1, "Mira");
    expect(place.querySelector("blockquote")?.textContent).toBe("Hello Mira, your parcel comes {{2}}.");
    fill(2, "today");
    await press(say.send);
    expect(send).toHaveBeenCalledExactlyOnceWith(
      { name: "parcel", language: "en", parameters: ["Mira", "today"] },
      "Hello Mira, your parcel comes today.",
    );
  });

  it("asks for every value first", async () => {
    open([PARCEL]);
    choose("parcel en");
    fill(1, "Mira");
    await press(say.send);
    expect(send).not.toHaveBeenCalled();
    expect(document.querySelector("[name=parameter-2]")?.getAttribute("aria-invalid")).toBe("true");
  });
});
