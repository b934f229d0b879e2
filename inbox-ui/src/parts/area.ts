import { type Component, createContext, useContext } from "solid-js";
import type { Translated } from "../words/translate.ts";
import type { Command } from "./commands.ts";
import type { IconName } from "./icons.ts";

export type AreaRoute = { readonly path: string; readonly component: Component };
/** A place on the rail, which is the bar at the bottom of a phone. */
export type RailEntry = {
  readonly href: string;
  readonly icon: IconName;
  readonly title: Translated;
  readonly useCount?: () => () => number;
};
/** A section of the settings; those without the permission `needs` do not see it. */
export type SettingsSection = {
  readonly name: string;
  readonly group: "personal" | "organization";
  readonly icon: IconName;
  readonly title: Translated;
  readonly part: Component;
  readonly needs?: string;
  /** Returns whether the section is there at all; undefined while the page does not know. It is there by default. */
  readonly useIsOffered?: () => () => boolean | undefined;
};
/** Keys and what they do, for the list of shortcuts. */
export type KeyGroup = {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, meaning: string])[];
};

/** An area of the pages. Whatever shows all areas reads this: main, rail, palette, keyboard, settings. */
export type Area = {
  readonly name: string;
  /** Pages inside the shell, for signed-in users. */
  readonly routes?: readonly AreaRoute[];
  /** Pages without the shell, for everybody. */
  readonly publicRoutes?: readonly AreaRoute[];
  readonly rail?: RailEntry;
  /** The key after `g`, and in the palette the title, that lead to the area. */
  readonly goTo?: { readonly key: string; readonly href: string; readonly title: Translated };
  /** Commands that are available on every page, by key and in the palette. */
  readonly commands?: readonly (Omit<Command, "title" | "group"> & { readonly title: Translated })[];
  readonly sections?: readonly SettingsSection[];
  readonly keys?: () => readonly KeyGroup[];
};

/** Defines what an area brings. The table is part of the first load: it loads its pages lazily. */
export const defineArea = (area: Area): Area => area;

/** Holds the list of areas (areas.ts), which no area may import: it imports all of them. */
export const Areas = createContext<readonly Area[]>([]);

/** Returns all areas in their order. */
export const useAreas = () => useContext(Areas);
