import { For } from "solid-js";
import { unwrap } from "solid-js/store";
import { react } from "../../api/messages.ts";
import { useMay, useSession } from "../../api/session.ts";
import type { Reaction } from "../../api/types.ts";
import type { LocalMessage } from "../../live/state.ts";
import { dispatch } from "../../live/store.ts";
import { inboxWords } from "../words/index.ts";
import { reasonOf } from "../../words/reason.ts";
import { say } from "../../parts/toasts.tsx";

/** Shows the reactions under a bubble; the user can remove their own. */
export function Reactions(props: { readonly message: LocalMessage }) {
  const session = useSession();
  const may = useMay();
  const groups = () => [...Map.groupBy(props.message.reactions, (reaction) => reaction.emoji)];
  const isOurs = (reactions: readonly Reaction[]) =>
    reactions.some((reaction) => reaction.by.kind !== "contact");
  return (
    <div class="reactions">
      <For each={groups()}>
        {([emoji, reactions]) => (
          <button
            type="button"
            class="reaction"
            disabled={!may("conversation.reply")}
            aria-pressed={isOurs(reactions)}
            aria-label={inboxWords().message.reactedBy(
              emoji,
              reactions.map((reaction) => reaction.by.name).join(", "),
            )}
            title={reactions.map((reaction) => reaction.by.name).join(", ")}
            onClick={() => void toggleReaction(props.message, emoji, session().user)}
          >
            {emoji}
            {reactions.length > 1 ? ` ${reactions.length}` : ""}
          </button>
        )}
      </For>
    </div>
  );
}

/** Sets or removes the user's reaction and shows it at once. */
export async function toggleReaction(
  message: LocalMessage,
  emoji: string,
  user: { readonly id: string; readonly name: string },
): Promise<void> {
  const ours = message.reactions
    .filter((reaction) => reaction.by.kind !== "contact")
    .map((reaction) => reaction.emoji);
  const next = ours.includes(emoji) ? ours.filter((other) => other !== emoji) : [emoji];
  const before = structuredClone(unwrap(message));
  dispatch({
    kind: "message_written",
    message: {
      ...before,
      reactions: [
        ...message.reactions.filter((reaction) => reaction.by.kind === "contact"),
        ...next.map((each) => ({
          emoji: each,
          by: { kind: "member" as const, id: user.id, name: user.name },
        })),
      ],
    },
  });
  try {
    dispatch({ kind: "message_answered", message: await react(message.id, next) });
  } catch (error) {
    dispatch({ kind: "message_written", message: before });
    say(reasonOf(error));
  }
}
