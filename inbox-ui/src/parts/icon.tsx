import { ICONS, type IconName } from "./icons.ts";

export type { IconName } from "./icons.ts";

/** A drawing of 16 by 16 beside words; never the only name of a thing. */
export function Icon(props: { readonly name: IconName; readonly class?: string }) {
  return (
    <svg class={`icon ${props.class ?? ""}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={ICONS[props.name]} />
    </svg>
  );
}
