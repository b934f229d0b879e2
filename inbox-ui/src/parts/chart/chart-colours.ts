import type { Series } from "./series.ts";

const TONES = {
  accent: "--accent-text",
  good: "--good",
  warn: "--warn",
  bad: "--bad",
  neutral: "--n-9",
} as const;

type Colours = {
  readonly tones: Readonly<Record<Series["tone"], string>>;
  readonly text: string;
  readonly grid: string;
  readonly font: string;
};

/** Reads the theme's colours as a canvas takes them: a token may be light-dark(), which only an element resolves. */
export function chartColours(place: HTMLElement): Colours {
  const probe = place.appendChild(document.createElement("span"));
  const of = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const { accent, good, warn, bad, neutral } = TONES;
  const colours = {
    tones: { accent: of(accent), good: of(good), warn: of(warn), bad: of(bad), neutral: of(neutral) },
    text: of("--text-faint"),
    grid: of("--line"),
    font: `12px ${getComputedStyle(place).fontFamily}`,
  };
  probe.remove();
  return colours;
}
