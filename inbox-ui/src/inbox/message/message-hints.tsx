import { For, Show } from "solid-js";
import type { LocalMessage } from "../../live/state.ts";
import { mediumTime } from "../../words/time.ts";
import { inboxWords } from "../words/index.ts";

/** What a message tells beside its content. */
export type Hinted = Pick<LocalMessage, "receivedAt" | "deletedAt" | "late"> & {
  /** Of those in the thread only one sees it. */
  readonly audience?: "asker" | undefined;
  /** The approved template it was sent as. */
  readonly template?: { readonly name: string } | undefined;
  /** How many of the messages it became at the platform were deleted there. */
  readonly partsDeleted?: number | undefined;
};

/** Shows below a message who alone sees it, the template it was sent as, and when it arrived, if late. */
export function MessageHints(props: { readonly message: Hinted }) {
  const hints = () => (props.message.deletedAt === null ? hintsOf(props.message) : []);
  return (
    <Show when={hints().length > 0}>
      <p class="message-hints">
        <For each={hints()}>{(hint) => <span>{hint}</span>}</For>
      </p>
    </Show>
  );
}

function hintsOf({ late, receivedAt, audience, template, partsDeleted = 0 }: Hinted): readonly string[] {
  const say = inboxWords().message;
  return [
    ...(audience ? [say.onlyFor] : []),
    ...(template ? [say.template(template.name)] : []),
    ...(late ? [say.late(mediumTime(receivedAt))] : []),
    ...(partsDeleted > 0 ? [say.partsDeleted(partsDeleted)] : []),
  ];
}
