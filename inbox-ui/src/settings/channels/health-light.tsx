import type { Channel } from "../../api/types.ts";
import { channelsWords } from "./words/index.ts";

/** Shows a channel's state as a light and a word. */
export function HealthLight(props: { readonly channel: Channel }) {
  const say = () => channelsWords();
  return (
    <span
      class="light"
      data-state={props.channel.status === "paused" ? "unknown" : props.channel.health.state}
    >
      {props.channel.status === "paused" ? say().paused : say().states[props.channel.health.state]}
    </span>
  );
}
