import { createEffect, createSignal, onCleanup, Show } from "solid-js";
import { useSession } from "../../api/session.ts";
import type { Typist } from "../../live/state.ts";
import { live } from "../../live/store.ts";
import { locale } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";

/** Shows who is typing. */
export function TypingLine(props: { readonly id: string }) {
  const session = useSession();
  const [tick, setTick] = createSignal(Date.now());
  const typists = () =>
    (live.typing[props.id] ?? []).filter(
      (typist) => typist.until > tick() && typist.userId !== session().user.id,
    );
  createEffect(() => {
    if ((live.typing[props.id] ?? []).length === 0) return;
    setTick(Date.now());
    const timer = setInterval(() => setTick(Date.now()), 1_000);
    onCleanup(() => clearInterval(timer));
  });
  return (
    <Show when={typists().length > 0}>
      <p class="typing">
        <Dots />
        {sentence(typists())}
      </p>
    </Show>
  );
}

const Dots = () => (
  <span class="typing-dots" aria-hidden="true">
    <i />
    <i />
    <i />
  </span>
);

function sentence(typists: readonly Typist[]): string {
  const names = new Intl.ListFormat(locale()).format(typists.map((typist) => typist.name));
  if (typists.every((typist) => typist.kind === "member"))
    return inboxWords().conversation.memberTyping(names);
  return typists.length === 1
    ? inboxWords().conversation.typing(names)
    : inboxWords().conversation.typingMany(names);
}
