import { createEffect, createMemo, For, on, Show } from "solid-js";
import { inboxWords } from "../words/index.ts";
import type { LocalMessage } from "../../live/state.ts";
import { dayName } from "../../words/time.ts";
import { now } from "../../parts/clock.ts";
import { Message } from "../message/message.tsx";
import { dayKey, daysOf, type Place, placesOf } from "../message/places.ts";
import { LogPill } from "./log-pill.tsx";
import { LogStart } from "./log-start.tsx";
import { TypingLine } from "./typing-line.tsx";
import { roveMessages } from "./rove-messages.ts";
import { useScroll } from "./use-scroll.ts";
import { useThread } from "./use-thread.ts";
import { useUnseen } from "./use-unseen.ts";

const NOWHERE: Place = { first: true, last: true, album: null, hidden: false };

/** Shows the messages. It stays at the end or at the reading position, and loads older ones on scroll. */
export function MessageLog(props: { readonly id: string }) {
  const { thread, scroller, content, atEnd, unseen, readAgain, leap } = useLog(props.id);
  return (
    <div class="log">
      <div
        class="log-scroll"
        ref={scroller}
        tabindex="0"
        role="log"
        aria-label={inboxWords().conversation.messages}
        aria-live="polite"
        aria-relevant="additions"
      >
        <div class="log-content" ref={content}>
          <LogStart thread={thread} retry={readAgain} />
          <Days messages={thread.messages()} />
          <TypingLine id={props.id} />
        </div>
      </div>
      <Show when={!atEnd()}>
        <LogPill unseen={unseen()} press={leap} />
      </Show>
    </div>
  );
}

function useLog(id: string) {
  const thread = useThread(id);
  const { scroller, content, atEnd, stick, toEnd, focus } = useScroll(thread.readEarlier);
  let log: HTMLElement | undefined;
  roveMessages(() => log);
  const [unseen, setUnseen] = useUnseen(thread.messages, atEnd);
  followOwn(thread.messages, stick);
  const readAgain = () => {
    // The button disappears and would take the focus with it.
    focus();
    void thread.pages().fetchNextPage();
  };
  const leap = () => {
    setUnseen(0);
    toEnd();
  };
  const place = (element: HTMLElement) => {
    log = element;
    scroller(element);
  };
  return { thread, scroller: place, content, atEnd, unseen, readAgain, leap };
}

/** Returns to the end when the user sends a message. */
function followOwn(messages: () => readonly LocalMessage[], stick: () => void): void {
  createEffect(
    on(
      () => messages().at(-1)?.id,
      (last, before) => {
        if (before === undefined || last === before) return;
        if (messages().at(-1)?.local) stick();
      },
    ),
  );
}

function Days(props: { readonly messages: readonly LocalMessage[] }) {
  const days = createMemo(() => daysOf(props.messages));
  const places = createMemo(() => placesOf(props.messages));
  return (
    <For each={days()}>
      {(day) => (
        <section class="day">
          <h3 class="day-mark">
            <span>{dayName(day, now())}</span>
          </h3>
          <For each={props.messages.filter((message) => dayKey(message.sentAt) === day)}>
            {(message) => <Message message={message} place={places().get(message.id) ?? NOWHERE} />}
          </For>
        </section>
      )}
    </For>
  );
}
