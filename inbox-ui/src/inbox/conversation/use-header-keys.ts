import { useNavigate } from "@solidjs/router";
import { useMay } from "../../api/session.ts";
import type { Conversation } from "../../api/types.ts";
import { type Command, offerCommands } from "../../parts/commands.ts";
import { openOverlay } from "../../parts/overlay.ts";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { useActions } from "./use-actions.ts";

/** Offers what the user may do with the shown conversation, by keys and in the palette. */
export function useHeaderKeys(conversation: () => Conversation): void {
  const may = useMay();
  const resolving = useResolving(conversation);
  const contact = useContactCommand(conversation);
  const { pending, unread } = useActions(conversation);
  offerCommands(() => [
    ...PICKERS.flatMap(({ id, permission, keys }) =>
      allowed(may(permission), { ...here(id), keys, run: () => openOverlay(id) }),
    ),
    ...allowed(may("conversation.close"), resolving()),
    ...allowed(may("conversation.close") && conversation().status !== "pending", {
      ...here("pending"),
      run: () => void pending(),
    }),
    { ...here("unread"), keys: "u", run: () => void unread() },
    ...allowed(may("contact.write") && conversation().kind !== "group", contact()),
  ]);
}

const PICKERS = [
  { id: "assign", permission: "conversation.assign", keys: "a" },
  { id: "labels", permission: "conversation.label", keys: "l" },
  { id: "snooze", permission: "conversation.snooze", keys: "s" },
] as const;

const here = (id: "assign" | "labels" | "pending" | "snooze" | "unread") =>
  ({ id, title: inboxWords().actions[id], group: "here" }) as const;

function useResolving(conversation: () => Conversation): () => Command {
  const actions = useActions(conversation);
  const isResolved = () => conversation().status === "resolved";
  return () => ({
    id: "resolve",
    title: isResolved() ? inboxWords().actions.reopen : inboxWords().actions.resolve,
    group: "here",
    keys: "e",
    run: () => void (isResolved() ? actions.reopen() : actions.resolve()),
  });
}

function useContactCommand(conversation: () => Conversation): () => Command {
  const navigate = useNavigate();
  return () => ({
    id: "contact",
    title: words().contact.editContact,
    group: "here",
    run: () => conversation().contact && navigate(`/contacts/${conversation().contact?.id}`),
  });
}

const allowed = (may: boolean, command: Command): readonly Command[] => (may ? [command] : []);
