import type { MediaPart } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import { fit } from "./fit.ts";

/** Shows a video with controls. An animation plays silently in a loop unless the user prefers less motion. */
export function Film(props: { readonly part: MediaPart }) {
  const box = () => fit(props.part.attachment.width, props.part.attachment.height);
  const loops = () => props.part.kind === "animation";
  const moves = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  return (
    <video
      class="film"
      src={props.part.attachment.url}
      aria-label={`${inboxWords().media[props.part.kind]}: ${props.part.attachment.fileName}`}
      preload="metadata"
      playsinline
      controls={!loops() || !moves}
      muted={loops()}
      loop={loops()}
      autoplay={loops() && moves}
      style={{ width: `${box().width}px`, "aspect-ratio": `${box().width} / ${box().height}` }}
    />
  );
}
