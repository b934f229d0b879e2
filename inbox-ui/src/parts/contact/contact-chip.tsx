import { Show } from "solid-js";
import { words } from "../../words/index.ts";
import { Avatar } from "../avatar.tsx";
import "../../styles/chip.css";

/** Shows a contact: picture or initials with the mark of the platform they write from, and the name. */
export function ContactChip(props: {
  readonly name: string;
  readonly url?: string | null;
  readonly connector?: string | undefined;
  readonly soft?: string | null | undefined;
}) {
  return (
    <span class="chip">
      <Avatar name={props.name} url={props.url ?? null} connector={props.connector} size="small" />
      <span class="chip-text">
        <span class="chip-name">{props.name || words().common.unnamed}</span>
        <Show when={props.soft}>{(soft) => <span class="chip-soft">{soft()}</span>}</Show>
      </span>
    </span>
  );
}
