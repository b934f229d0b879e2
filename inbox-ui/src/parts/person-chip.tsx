import { Show } from "solid-js";
import { words } from "../words/index.ts";
import { Avatar } from "./avatar.tsx";
import "../styles/chip.css";

/** Shows a member: picture or initials, the name, and what tells people of one name apart. */
export function PersonChip(props: {
  readonly name: string;
  readonly url?: string | null;
  readonly soft?: string | null | undefined;
  readonly isMe?: boolean;
}) {
  return (
    <span class="chip">
      <Avatar name={props.name} url={props.url ?? null} size="small" />
      <span class="chip-text">
        <span class="chip-name">
          {props.name || words().common.unnamed}
          <Show when={props.isMe}>
            {" "}
            <span class="chip-soft">({words().common.you})</span>
          </Show>
        </span>
        <Show when={props.soft}>{(soft) => <span class="chip-soft">{soft()}</span>}</Show>
      </span>
    </span>
  );
}
