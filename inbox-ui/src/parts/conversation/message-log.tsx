import { createEffect, createMemo, createSignal, For, Match, on, onCleanup, onMount, Show, Switch } from "solid-js";
import { useSession } from "../../api/session.ts";
import { words } from "../../words/index.ts";
import { dayName } from "../../words/time.ts";
import { now } from "../clock.ts";
import { Icon } from "../icon.tsx";
import { Message } from "../message/message.tsx";
import { dayKey, daysOf, type Place, placesOf } from "../message/places.ts";
import { ErrorState, Patiently } from "../state.tsx";
import { holdPlace, type HeldPlace } from "./hold-place.ts";
import { TypingLine } from "./typing-line.tsx";
import { useThread } from "./use-thread.ts";

const NEAR_END = 80;
const NEAR_START = 600;
const NOWHERE: Place = { first: true, last: true, album: null, hidden: false };

/** The messages: stays at the end while one is there, else where one reads; older ones come when scrolled to. */
export function MessageLog(props: { readonly id: string }) {
  const { pages, messages } = useThread(props.id);
  const session = useSession();
  const days = createMemo(() => daysOf(messages()));
  const places = createMemo(() => placesOf(messages()));
  const [atEnd, setAtEnd] = createSignal(true);
  const [unseen, setUnseen] = createSignal(0);
  let scroller: HTMLDivElement | undefined;
  let content: HTMLDivElement | undefined;
  let place: HeldPlace | undefined;
  let height = 0;
  let top = 0;

  const arrive = () => {
    setAtEnd(true);
    setUnseen(0);
  };
  const toEnd = () => scroller?.scrollTo({ top: scroller.scrollHeight });
  const onScroll = () => {
    // What has changed its size in this very frame is settled in a moment; a thread that shrank may have been scrolled by nobody.
    if (!scroller || content?.offsetHeight !== height) return;
    const isEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
    // Growth leaves the place where it is and only looks like leaving the end: a person leaves it upwards.
    if (isEnd) arrive();
    else if (scroller.scrollTop < top) setAtEnd(false);
    place?.note();
    top = scroller.scrollTop;
    if (scroller.scrollTop < NEAR_START) void readEarlier();
  };
  const hasFailed = () => pages().isFetchNextPageError && !pages().isFetchingNextPage;
  const readEarlier = async () => {
    // What failed waits for a person: everything that scrolls or grows would ask again.
    if (!pages().hasNextPage || pages().isFetching || hasFailed()) return;
    await pages().fetchNextPage();
  };
  const readAgain = () => {
    // The button goes, and would take the focus with it.
    scroller?.focus({ preventScroll: true });
    void pages().fetchNextPage();
  };
  // Sizes change after layout and before paint: whoever reads sees nothing move.
  const settle = () => {
    if (!scroller || !content) return;
    height = content.offsetHeight;
    if (!atEnd()) place?.keep();
    else toEnd();
    place?.note();
    top = scroller.scrollTop;
    if (content.offsetHeight < scroller.clientHeight) void readEarlier();
  };
  onMount(() => {
    if (scroller && content) place = holdPlace(scroller, content.getElementsByClassName("message"));
    const observer = new ResizeObserver(settle);
    if (scroller) observer.observe(scroller);
    if (content) observer.observe(content);
    onCleanup(() => observer.disconnect());
  });
  createEffect(on(() => messages().at(-1)?.id, (last, before) => {
    if (before === undefined || last === before) return;
    if (messages().at(-1)?.local) arrive();
  }));
  const newest = () => messages().findLast((message) => !message.local);
  createEffect(on(() => newest()?.id, (last, before) => {
    if (before !== undefined && last !== before && !atEnd() && newest()?.author.id !== session().user.id) setUnseen((count) => count + 1);
  }));

  return (
    <div class="log">
      <div class="log-scroll" ref={scroller} onScroll={onScroll} tabindex="0" role="log" aria-label={words().conversation.messages} aria-live="polite" aria-relevant="additions">
        <div class="log-content" ref={content}>
          <Switch>
            <Match when={pages().isError && messages().length === 0}><ErrorState title={words().conversation.errorTitle} error={pages().error} retry={() => void pages().refetch()} /></Match>
            <Match when={pages().data === undefined && messages().length === 0}><Patiently><Bones /></Patiently></Match>
            <Match when={true}>
              <p class="log-start">
                <Switch fallback={messages().length === 0 ? words().conversation.empty : words().conversation.start}>
                  <Match when={hasFailed()}>{words().conversation.earlierFailed}<button type="button" class="button" data-kind="link" onClick={readAgain}>{words().common.retry}</button></Match>
                  <Match when={pages().hasNextPage}>{words().conversation.earlier}</Match>
                </Switch>
              </p>
            </Match>
          </Switch>
          <For each={days()}>
            {(day) => (
              <section class="day">
                <h3 class="day-mark"><span>{dayName(day, now())}</span></h3>
                <For each={messages().filter((message) => dayKey(message.sentAt) === day)}>{(message) => <Message message={message} place={places().get(message.id) ?? NOWHERE} />}</For>
              </section>
            )}
          </For>
          <TypingLine id={props.id} />
        </div>
      </div>
      <Show when={!atEnd()}>
        <button type="button" class="log-pill" data-new={unseen() > 0 ? "" : undefined} aria-label={unseen() > 0 ? words().conversation.newBelow(unseen()) : words().conversation.toBottom} onClick={() => { setUnseen(0); toEnd(); }}><Icon name="down" /><Show when={unseen()}>{(count) => words().conversation.newBelow(count())}</Show></button>
      </Show>
    </div>
  );
}

const Bones = () => <div class="log-bones" aria-hidden="true"><span class="bone" /><span class="bone" /><span class="bone" data-side="ours" /><span class="bone" /><span class="bone" data-side="ours" /></div>;
