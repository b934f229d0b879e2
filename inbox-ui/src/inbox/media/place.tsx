import { Show } from "solid-js";
import type { LocationPart } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import { Icon } from "../../parts/icon.tsx";

/** Shows a location as text with a link; an embedded map would give customers' locations to a third party. */
export function Place(props: { readonly part: LocationPart }) {
  const coordinates = () => `${props.part.latitude.toFixed(5)}, ${props.part.longitude.toFixed(5)}`;
  const map = () =>
    `https://www.openstreetmap.org/?mlat=${props.part.latitude}&mlon=${props.part.longitude}#map=16/${props.part.latitude}/${props.part.longitude}`;
  return (
    <a class="file" href={map()} target="_blank" rel="noopener noreferrer">
      <span class="file-icon">
        <Icon name="location" />
      </span>
      <span class="file-text">
        <span class="file-name">{props.part.title ?? inboxWords().media.location}</span>
        <Show when={props.part.address}>
          <span class="file-size">{props.part.address}</span>
        </Show>
        <span class="file-size">
          {coordinates()} · {inboxWords().media.showMap}
        </span>
      </span>
    </a>
  );
}
