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
      style={single() ? proportionsOf(box()) : {}}
    >
      <For each={props.pictures}>
        {(picture, index) => <Thumbnail picture={picture} open={() => show(index())} />}
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

const proportionsOf = ({ width, height }: ReturnType<typeof fit>) => ({
  width: `${width}px`,
  "aspect-ratio": `${width} / ${height}`,
});

function Thumbnail(props: { readonly picture: MediaPart; readonly open: () => void }) {
  return (
    <button
      type="button"
      class="album-picture"
      aria-label={inboxWords().media.openImage(props.picture.attachment.fileName)}
      onClick={() => props.open()}
    >
      <img src={props.picture.attachment.url} alt="" loading="lazy" decoding="async" />
    </button>
  );
}
