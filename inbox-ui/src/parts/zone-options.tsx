import { For } from "solid-js";

/** Offers every time zone in a select. */
export const ZoneOptions = (props: { readonly zone: string }) => (
  <For each={zones(props.zone)}>
    {(zone) => (
      <option value={zone} selected={zone === props.zone}>
        {zone.replaceAll("_", " ")}
      </option>
    )}
  </For>
);

// The browser's list lacks UTC.
const zones = (current: string) =>
  [...new Set([current, "UTC", ...Intl.supportedValuesOf("timeZone")])].toSorted();
