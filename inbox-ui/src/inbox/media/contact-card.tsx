import { For } from "solid-js";
import type { ContactCardPart } from "../../api/types.ts";
import { Avatar } from "../../parts/avatar.tsx";

/** Shows a shared contact card. */
export function ContactCard(props: { readonly part: ContactCardPart }) {
  return (
    <div class="file">
      <Avatar name={props.part.name} />
      <span class="file-text">
        <span class="file-name">{props.part.name}</span>
        <For each={props.part.phones}>
          {(phone) => (
            <a class="file-size" href={`tel:${phone}`}>
              {phone}
            </a>
          )}
        </For>
        <For each={props.part.emails}>
          {(email) => (
            <a class="file-size" href={`mailto:${email}`}>
              {email}
            </a>
          )}
        </For>
      </span>
    </div>
  );
}
