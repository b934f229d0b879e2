import { For } from "solid-js";
import { unwrap } from "solid-js/store";
import { react } from "../../api/messages.ts";
import { useMay, useSession } from "../../api/session.ts";
import type { Reaction } from "../../api/types.ts";
import type { LocalMessage } from "../../live/state.ts";
import { emojiName, isCustom } from "./emoji-name.ts";
import { dispatch } from "../../live/store.ts";
import { inboxWords } from "../words/index.ts";
import { reasonOf } from "../../words/reason.ts";
import { say } from "../../parts/toasts.tsx";

/** Shows the reactions under a bubble; the user can remove their own. */
export function Reactions(props: { readonly message: LocalMessage }) {
  const groups = () => [...Map.groupBy(props.message.reactions, (reaction) => reaction.emoji)];
  return (
    <div class="reactions">
      <For each={groups()}>
        {([emoji, reactions]) => (
          <ReactionButton message={props.message} emoji={emoji} reactions={reactions} />
        )}
      </For>
    </div>
  );
}

function ReactionButton(props: {
  readonly message: LocalMessage;
  readonly emoji: string;
  readonly reactions: readonly Reaction[];
}) {
  const session = useSession();
  const may = useMay();
  const names = () => props.reactions.map((reaction) => reaction.by.name).join(", ");
  return (
    <button
      type="button"
      class="reaction"
      disabled={!may("conversation.reply")}
      aria-pressed={props.reactions.some((reaction) => reaction.by.kind !== "contact")}
      aria-label={inboxWords().message.reactedBy(emojiName(props.emoji), names())}
      title={names()}
      onClick={() => void toggleReaction(props.message, props.emoji, session().user)}
    >
      <span classList={{ "emoji-name": isCustom(props.emoji) }}>{emojiName(props.emoji)}</span>
      {props.reactions.length > 1 ? ` ${props.reactions.length}` : ""}
    </button>
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
  const by = { kind: "member" as const, id: user.id, name: user.name };
  const theirs = message.reactions.filter((reaction) => reaction.by.kind === "contact");
  const reactions = [...theirs, ...next.map((each) => ({ emoji: each, by }))];
  dispatch({ kind: "message_written", message: { ...before, reactions } });
  try {
    dispatch({ kind: "message_answered", message: await react(message.id, next) });
  } catch (error) {
    dispatch({ kind: "message_written", message: before });
    say(reasonOf(error));
  }
}
