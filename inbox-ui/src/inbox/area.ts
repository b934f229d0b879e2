import { useCounts } from "../api/queries.ts";
import { defineArea } from "../parts/area.ts";
import { inboxKeys } from "./inbox-keys.ts";
import { Inbox } from "./inbox.tsx";
import { goTo, title } from "./words/title.ts";

/** The inbox alone is part of the first load: it is what most people come for. */
export const inboxArea = defineArea({
  name: "inbox",
  routes: [{ path: "/inbox/:conversationId?", component: Inbox }],
  rail: { href: "/inbox", icon: "inbox", title, useCount },
  goTo: { key: "i", href: "/inbox", title: goTo },
  keys: inboxKeys,
});

function useCount(): () => number {
  const counts = useCounts();
  return () => counts().data?.mine ?? 0;
}
