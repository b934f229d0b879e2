import { createSignal } from "solid-js";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEY = "parley.theme";
const [theme, setTheme] = createSignal<Theme>("system");
export { theme };

/** Applies the stored theme; call it before the first paint. */
export function loadTheme(): void {
  const kept = localStorage.getItem(KEY);
  wear(THEMES.find((known) => known === kept) ?? "system");
}

/** Changes and stores the theme. */
export function wear(next: Theme): void {
  setTheme(next);
  localStorage.setItem(KEY, next);
  if (next === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
}
