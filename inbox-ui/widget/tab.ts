import { attempt } from "./attempt.ts";

/** What one tab keeps from page to page: whether the panel is open and what is half written. */
export type Tab = {
  recall(name: "open" | "draft"): string;
  keep(name: "open" | "draft", value: string): void;
};

/** Opens what this tab keeps for a channel; an empty value is none. Nothing is written while `mayKeep` says no. */
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
