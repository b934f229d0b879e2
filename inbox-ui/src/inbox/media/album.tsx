import { createSignal, For, lazy, Show } from "solid-js";
import type { MediaPart } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import { fit } from "./fit.ts";

const Viewer = lazy(() => import("./viewer.tsx"));

/** Shows one picture in its proportions, or several in a grid; a click opens them large. */
export function Album(props: { readonly pictures: readonly MediaPart[] }) {
  const [shown, show] = createSignal<number | null>(null);
  const single = () => (props.pictures.length === 1 ? props.pictures[0]?.attachment : undefined);
  const box = () => fit(single()?.width ?? null, single()?.height ?? null);
  return (
    <div
      class="album"
      data-count={Math.min(props.pictures.length, 5)}
      style={
        single() ? { width: `${box().width}px`, "aspect-ratio": `${box().width} / ${box().height}` } : {}
      }
    >
      <For each={props.pictures}>
        {(picture, index) => (
          <button
            type="button"
            class="album-picture"
            aria-label={inboxWords().media.openImage(picture.attachment.fileName)}
            onClick={() => show(index())}
          >
            <img src={picture.attachment.url} alt="" loading="lazy" decoding="async" />
          </button>
        )}
      </For>
      <Show when={shown() !== null}>
        <Viewer
          pictures={props.pictures.map((picture) => picture.attachment)}
          at={shown() ?? 0}
          move={show}
          close={() => show(null)}
        />
      </Show>
    </div>
  );
}
