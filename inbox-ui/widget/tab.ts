import { attempt } from "./attempt.ts";

/** The data that a tab keeps from page to page: whether the panel is open, and the draft. */
export type Tab = {
  recall(name: "open" | "draft"): string;
  keep(name: "open" | "draft", value: string): void;
};

/** Opens a tab's data of a channel; an empty value removes it. Nothing is stored while `mayKeep` is false. */
export function openTab(channelId: string, mayKeep: () => boolean): Tab {
  const keyOf = (name: string) => `parley:${name}:${channelId}`;
  return {
    recall: (name) => attempt(() => sessionStorage.getItem(keyOf(name))) ?? "",
    keep: (name, value) =>
      attempt(() =>
        value !== "" && mayKeep()
          ? sessionStorage.setItem(keyOf(name), value)
          : sessionStorage.removeItem(keyOf(name)),
      ),
  };
}
