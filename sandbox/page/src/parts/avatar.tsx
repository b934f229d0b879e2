import { hueOf } from "./names.ts";

/** Shows a round letter; the name stands beside it. */
export function Avatar(props: { id: string; name: string }) {
  const letters = () =>
    props.name
      .split(/\s+/)
      .map((word) => [...word][0] ?? "")
      .slice(0, 2)
      .join("")
      .toUpperCase();
  return (
    <span class="avatar" data-hue={hueOf(props.id)} aria-hidden="true">
      {letters()}
    </span>
  );
}
