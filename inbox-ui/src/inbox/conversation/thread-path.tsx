import { For, Show } from "solid-js";
import type { Conversation } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import { Icon, type IconName } from "../../parts/icon.tsx";

/** What a conversation tells of where it is held: its server, and the channel that its thread was opened in. */
export type Placed = Pick<Conversation, "kind" | "space" | "parent">;

/** Returns the names of what a conversation lies in, the outermost first: its server, then its channel. A name may be unknown. */
const pathOf = ({ space, parent }: Placed): readonly string[] =>
  [space?.title, parent?.title].filter((title): title is string => Boolean(title));

/** Shows what a conversation lies in, as server › channel. */
export function ThreadPath(props: { readonly of: Placed; readonly class: string }) {
  const path = () => pathOf(props.of);
  return (
    <Show when={path().length > 0}>
      <span class={props.class} title={path().join(" › ")}>
        <For each={path()}>
          {(name, index) => (
            <>
              <Show when={index() > 0}>
                <span aria-hidden="true"> › </span>
              </Show>
              <bdi>{name}</bdi>
            </>
          )}
        </For>
      </span>
    </Show>
  );
}

/** Marks what is held by several: a thread of a channel, or a group. A talk with one person has no mark. */
export function KindMark(props: { readonly of: Placed }) {
  const kind = () => kindOf(props.of);
  return (
    <Show when={kind()}>
      {(known) => (
        <span class="kind-mark" title={inboxWords().conversation.kinds[known()]}>
          <Icon name={MARKS[known()]} />
          <span class="hidden">{inboxWords().conversation.kinds[known()]}</span>
        </span>
      )}
    </Show>
  );
}

const MARKS = { thread: "thread", group: "people" } as const satisfies Record<string, IconName>;

function kindOf(placed: Placed): keyof typeof MARKS | undefined {
  if (placed.parent) return "thread";
  return placed.kind === "group" ? "group" : undefined;
}
