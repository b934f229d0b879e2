// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { confirm, question } from "../parts/confirm.ts";
import { button, cleanup, press, show, type } from "../parts/testing/show.ts";
import ConfirmDialog from "./confirm-dialog.tsx";

afterEach(cleanup);

const ask = (typed?: string) => {
  const answer = confirm({ title: "Remove Shop?", text: "With its conversations.", action: "Remove", typed });
  show(() => <ConfirmDialog />);
  return answer;
};
const field = () => document.querySelector("input");

describe("a question", () => {
  it("is answered by its action", async () => {
    const answer = ask();
    expect(field()).toBeNull();
    await press("Remove");
    expect(await answer).toBe(true);
  });

  it("is answered with no by Cancel", async () => {
    const answer = ask("Shop");
    await press("Cancel");
    expect(await answer).toBe(false);
  });

  it("waits for the exact name where something is lost for good", async () => {
    const heard = vi.fn<(yes: boolean) => void>();
    void ask("Shop").then(heard);
    const name = field();
    if (!name) throw new Error("There is no field.");
    for (const text of ["", "shop", "Sho"]) {
      type(name, text);
      await press("Remove");
      expect(button("Remove").getAttribute("aria-disabled")).toBe("true");
    }
    expect(heard).not.toHaveBeenCalled();
    type(name, " Shop ");
    await press("Remove");
    expect(heard).toHaveBeenCalledWith(true);
  });

  it("does not keep what was typed for the one before", () => {
    void ask("Shop");
    const name = field();
    if (name) type(name, "Shop");
    void confirm({ title: "Remove Help?", text: "", action: "Remove", typed: "Help" });
    expect(question()?.typed).toBe("Help");
    expect(button("Remove").getAttribute("aria-disabled")).toBe("true");
    expect(field()?.value).toBe("");
  });
});
