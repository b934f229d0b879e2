import { ICONS, type IconName } from "./icons.ts";

export type { IconName } from "./icons.ts";

/** Shows a 16 × 16 icon beside text; it is never the only name. */
export function Icon(props: { readonly name: IconName; readonly class?: string }) {
  return (
    <svg class={`icon ${props.class ?? ""}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={ICONS[props.name]} />
    </svg>
  );
}
