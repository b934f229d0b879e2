import { ask } from "../../api/client.ts";
import { inboxWords } from "../words/index.ts";
import { Icon } from "../../parts/icon.tsx";
import { defineProperty, type Property } from "./property.ts";

/** The properties of a conversation, in the order in which menu and panel show them; the thread words its changes from here. */
export const PROPERTIES: readonly Property[] = [
  defineProperty({
    name: "priority",
    permission: "conversation.label",
    values: ["urgent", "high", "normal", "low", "none"],
    title: () => inboxWords().actions.priority,
    valueTitle: (value) => inboxWords().actions.priorities[value],
    mark: (value) => (
      <span class="row-priority" data-priority={value}>
        <Icon name="flag" />
      </span>
    ),
    read: ({ priority }) => priority,
    change: (priority) => ({ priority }),
    save: (id, priority) => ask("put", "/conversations/:id/priority", { params: { id }, body: { priority } }),
    event: "prioritised",
    sentence: (who, value) => inboxWords().events.prioritised(who, value),
  }),
];
