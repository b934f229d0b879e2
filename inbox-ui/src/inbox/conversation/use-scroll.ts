import { createSignal, onCleanup, onMount } from "solid-js";
import { holdPlace, type HeldPlace } from "./hold-place.ts";

const NEAR_END = 80;
const NEAR_START = 600;

/** Keeps a thread at its end or at the reading position. Reports when its start is near or in view. */
export function useScroll(nearStart: () => void) {
  const [atEnd, setAtEnd] = createSignal(true);
  let scroller: HTMLElement | undefined;
  let content: HTMLElement | undefined;
  let place: HeldPlace | undefined;
  let height = 0;
  let top = 0;

  const toEnd = () => scroller?.scrollTo({ top: scroller.scrollHeight });
  const onScroll = () => {
    // A size that changed in this frame is corrected in a moment, and a thread that shrank may move without the user.
    if (!scroller || content?.offsetHeight !== height) return;
    const isEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
    // Growth only looks like leaving the end: a user leaves it upwards.
    if (isEnd) setAtEnd(true);
    else if (scroller.scrollTop < top) setAtEnd(false);
    place?.note();
    top = scroller.scrollTop;
    if (scroller.scrollTop < NEAR_START) nearStart();
  };
  // This runs after layout and before paint, so nothing visibly moves.
  const update = () => {
    if (!scroller || !content) return;
    height = content.offsetHeight;
    if (!atEnd()) place?.keep();
    else toEnd();
    place?.note();
    top = scroller.scrollTop;
    if (content.offsetHeight < scroller.clientHeight) nearStart();
  };
  onMount(() => {
    if (scroller && content) place = holdPlace(scroller, content.getElementsByClassName("message"));
    const observer = new ResizeObserver(update);
    scroller?.addEventListener("scroll", onScroll);
    if (scroller) observer.observe(scroller);
    if (content) observer.observe(content);
    onCleanup(() => observer.disconnect());
  });
  return {
    scroller: (element: HTMLElement) => {
      scroller = element;
    },
    content: (element: HTMLElement) => {
      content = element;
    },
    atEnd,
    /** Scrolls to the end with the next change of size. */
    stick: () => setAtEnd(true),
    toEnd,
    focus: () => scroller?.focus({ preventScroll: true }),
  };
}
