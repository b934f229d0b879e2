// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { words } from "../../words/index.ts";
import { cleanup, key, show, type } from "../testing/show.ts";
import { fits, Picker } from "./picker.tsx";

const FRUIT = ["Apple", "Green apple", "Pear"];
const pick = vi.fn<(id: string, typed: string) => void>();
let place: HTMLElement;

beforeEach(() => {
  Element.prototype.scrollIntoView = () => {};
  pick.mockReset();
  const choices = (typed: string) =>
    FRUIT.filter((title) => fits(title, typed)).map((title) => ({ id: title, title }));
  place = show(() => <Picker label="Fruit" choices={choices} pick={pick} />);
});
afterEach(cleanup);

const field = () => {
  const input = place.querySelector("input");
  if (!input) throw new Error("There is no field.");
  return input;
};
const options = () => [...place.querySelectorAll("[role=option]")];
const marked = () => place.querySelector("[aria-selected=true]")?.textContent;

describe("a picker", () => {
  it("takes the first of what fits", () => {
    type(field(), "app gre");
    expect(options().map((option) => option.textContent)).toEqual(["Green apple"]);
    key("Enter", field());
    expect(pick).toHaveBeenCalledWith("Green apple", "app gre");
  });

  it("is walked with the arrow keys, round its ends", () => {
    key("ArrowUp", field());
    expect(marked()).toBe("Pear");
    key("ArrowDown", field());
    key("ArrowDown", field());
    expect(marked()).toBe("Green apple");
    expect(field().getAttribute("aria-activedescendant")).toBe(options()[1]?.id);
    key("Enter", field());
    expect(pick.mock.lastCall?.[0]).toBe("Green apple");
  });

  it("begins at the top again when other items fit", () => {
    key("ArrowUp", field());
    type(field(), "p");
    expect(marked()).toBe("Apple");
  });

  it("leaves Enter to an input method", () => {
    key("Enter", field(), { isComposing: true });
    expect(pick).not.toHaveBeenCalled();
  });

  it("says that nothing fits, and then picks nothing", () => {
    type(field(), "lemon");
    expect(place.querySelector("[role=status]")?.textContent).toBe(words().common.noMatch);
    key("ArrowDown", field());
    key("Enter", field());
    expect(pick).not.toHaveBeenCalled();
  });
});
